import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startMongo, startTemporal } from '../../test/servers.ts';

export const owner = { email: 'owner@leadloom.example', password: 'a long enough password' };
const root = join(import.meta.dirname, '../..');

export interface Stack {
  url: string;
  stop: () => Promise<void>;
}

/** The whole system as processes, as the launcher starts them: MongoDB, Temporal, hub with the built pages, worker. No sandbox. */
export async function startStack(): Promise<Stack> {
  if (!existsSync(join(root, 'ui/dist/index.html')))
    execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', 'ui'], { cwd: root });
  const [mongo, temporal, hubPort, workerPort] = await Promise.all([
    startMongo(),
    startTemporal(),
    freePort(),
    freePort(),
  ]);
  const data = mkdtempSync(join(tmpdir(), 'leadloom-ui-'));
  const url = `http://127.0.0.1:${hubPort}`;
  const env = {
    PATH: process.env['PATH'],
    MONGODB_URL: mongo.address,
    TEMPORAL_ADDRESS: temporal.address,
    HUB_PORT: `${hubPort}`,
    HUB_URL: url,
    HUB_OWNER_EMAIL: owner.email,
    HUB_OWNER_PASSWORD: owner.password,
    LEADLOOM_SEED: '1',
    LEADLOOM_ENCRYPTION_KEY: '0f'.repeat(32),
    LEADLOOM_DATA_DIR: data,
    N8N_USER_FOLDER: data,
    N8N_ENCRYPTION_KEY: 'of the test',
    WORKER_PORT: `${workerPort}`,
    LOG_LEVEL: 'error',
  };
  const children = ['hub-api/src/main.ts', 'worker/src/main.ts'].map((entry) =>
    spawn(process.execPath, [entry], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] }),
  );
  await Promise.all([
    answering(`${url}/healthz`, children[0]!),
    answering(`http://127.0.0.1:${workerPort}/readyz`, children[1]!),
  ]);
  return {
    url,
    stop: async () => {
      await Promise.all(children.map(ended));
      await Promise.all([mongo.stop(), temporal.stop()]);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function answering(address: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${child.spawnargs.join(' ')} ended with code ${child.exitCode} before ${address} answered`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
