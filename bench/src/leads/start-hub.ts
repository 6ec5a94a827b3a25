import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, startTemporal } from '../../../test/servers.ts';

const main = new URL('../../../hub-api/src/main.ts', import.meta.url).pathname;

/** The hub as a process of its own over a database, with a Temporal server that it needs to start. */
export async function startHub(mongoUrl: string): Promise<{ url: string; apiKey: string; stop(): Promise<void> }> {
  const temporal = await startTemporal();
  const url = `http://127.0.0.1:${await freePort()}`;
  const apiKey = `bench_${randomBytes(24).toString('hex')}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'leadloom-bench-'));
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      MONGODB_URL: mongoUrl,
      TEMPORAL_ADDRESS: temporal.address,
      HUB_HOST: '127.0.0.1',
      HUB_PORT: new URL(url).port,
      HUB_URL: url,
      HUB_OWNER_EMAIL: 'bench@leadloom.example',
      HUB_OWNER_PASSWORD: randomBytes(12).toString('hex'),
      HUB_API_KEY: apiKey,
      LEADLOOM_ENCRYPTION_KEY: randomBytes(32).toString('hex'),
      LEADLOOM_DATA_DIR: dataDir,
      LEADLOOM_SEED: '1',
    },
  });
  const stop = async () => {
    if (child.exitCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    }
    await temporal.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 300; attempt++) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok === true) return { url, apiKey, stop };
    if (child.exitCode !== null) break;
    await sleep(200);
  }
  await stop();
  throw new Error('the hub did not start; its messages are above');
}
