import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../../test/servers.ts';
import { sandboxCredentials } from './server/credentials.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-main-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

async function start(port: number) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, SANDBOX_PORT: `${port}`, SANDBOX_DATA_DIR: dataDir, SANDBOX_LATENCY_MS: '0' },
    stdio: 'ignore',
  });
  for (;;) {
    const healthy = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return child;
    if (child.exitCode !== null) throw new Error(`the sandbox ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const slack = async (port: number, method: string, body: object) => {
  const answer = await fetch(`http://127.0.0.1:${port}/slack/api/${method}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${sandboxCredentials.slack.botToken}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as { ok: boolean; messages: { text: string }[] };
};

test('a process told to end writes what is unwritten, and the next one goes on from there', async () => {
  const port = await freePort();
  const first = await start(port);
  for (let count = 1; count <= 5; count++)
    await slack(port, 'chat.postMessage', { channel: 'leads', text: `message ${count}` });
  first.kill('SIGTERM');
  expect(await once(first, 'exit')).toEqual([0, null]);

  const second = await start(port);
  const { messages } = await slack(port, 'conversations.history', { channel: 'C0SANDBOXLEAD' });
  expect(messages.map(({ text }) => text)).toEqual([5, 4, 3, 2, 1].map((count) => `message ${count}`));
  second.kill('SIGTERM');
  expect(await once(second, 'exit')).toEqual([0, null]);
});
