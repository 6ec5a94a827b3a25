import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startTemporal } from '../../../test/servers.ts';
import { testProcess } from '../../../test/test-process.ts';

/** The hub as a process of its own over a database, with a Temporal server that it needs to start. */
export async function startHub(mongoUrl: string): Promise<{ url: string; apiKey: string; stop(): Promise<void> }> {
  const temporal = await startTemporal();
  const url = `http://127.0.0.1:${await freePort()}`;
  const apiKey = `bench_${randomBytes(24).toString('hex')}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'leadloom-bench-'));
  const hub = testProcess({
    entry: 'hub-api/src/main.ts',
    readyUrl: `${url}/healthz`,
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
    await hub.stop();
    await temporal.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await hub.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, apiKey, stop };
}
