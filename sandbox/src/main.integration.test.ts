import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../../test/servers.ts';
import { testProcess } from '../../test/test-process.ts';
import { sandboxCredentials } from './server/credentials.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-main-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const sandboxAt = (port: number) =>
  testProcess({
    entry: 'sandbox/src/main.ts',
    env: { ...process.env, SANDBOX_PORT: `${port}`, SANDBOX_DATA_DIR: dataDir, SANDBOX_LATENCY_MS: '0' },
    readyUrl: `http://127.0.0.1:${port}/healthz`,
  });

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
  const sandbox = sandboxAt(port);
  await sandbox.start();
  for (let count = 1; count <= 5; count++)
    await slack(port, 'chat.postMessage', { channel: 'leads', text: `message ${count}` });
  expect(await sandbox.stop()).toBe(0);

  await sandbox.start();
  const { messages } = await slack(port, 'conversations.history', { channel: 'C0SANDBOXLEAD' });
  expect(messages.map(({ text }) => text)).toEqual([5, 4, 3, 2, 1].map((count) => `message ${count}`));
  expect(await sandbox.stop()).toBe(0);
});
