import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hubCaller } from './call-hub.ts';
import { type TestServer, freePort, startMongo, startTemporal } from './servers.ts';
import { type TestProcess, testProcess } from './test-process.ts';

/** The whole product as processes of its own, as `npm start` runs it, on free ports and a data folder that goes with it. */
export interface TestSystem {
  hubUrl: string;
  sandboxUrl: string;
  dataDir: string;
  /** With the name of the database. */
  mongoUrl: string;
  workerUrl: string;
  apiKey: string;
  email: string;
  password: string;
  worker: TestProcess;
  hub: TestProcess;
  mongo: TestServer;
  temporal: TestServer;
  /** Calls the hub's API with the owner's key; throws with the answer when it is no 2xx. */
  api: ReturnType<typeof hubCaller>;
  stop(): Promise<void>;
}

export interface SystemOptions {
  /** The folder whose sources run: this checkout, or a copy of it with changes. */
  root?: string | undefined;
  /** Without the sandbox the hub makes no connections at its first start. */
  hasSandbox?: boolean;
  /** Variables that hub and worker get besides. */
  variables?: Record<string, string>;
  /** How many of them there are; the first is `worker`. */
  workers?: number;
}

export async function startSystem({
  root,
  hasSandbox = true,
  variables = {},
  workers = 1,
}: SystemOptions = {}): Promise<TestSystem> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadloom-system-'));
  const [mongo, temporal] = await Promise.all([startMongo(), startTemporal()]);
  const [hubPort, sandboxPort, workerPort] = [await freePort(), await freePort(), await freePort()];
  const hubUrl = `http://127.0.0.1:${hubPort}`;
  const workerUrl = `http://127.0.0.1:${workerPort}`;
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const apiKey = `lk_${randomBytes(24).toString('hex')}`;
  const login = { email: 'owner@leadloom.example', password: randomBytes(12).toString('hex') };
  const mongoUrl = mongo.address.replace('/?', '/leadloom?');
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'warn',
    ...variables,
    LEADLOOM_DATA_DIR: dataDir,
    MONGODB_URL: mongoUrl,
    TEMPORAL_ADDRESS: temporal.address,
    LEADLOOM_ENCRYPTION_KEY: randomBytes(32).toString('hex'),
    LEADLOOM_SEED: '1',
    HUB_PORT: `${hubPort}`,
    HUB_URL: hubUrl,
    HUB_OWNER_EMAIL: login.email,
    HUB_OWNER_PASSWORD: login.password,
    HUB_API_KEY: apiKey,
    ...(hasSandbox && {
      SANDBOX_PORT: `${sandboxPort}`,
      SANDBOX_URL: sandboxUrl,
      SANDBOX_DATA_DIR: join(dataDir, 'sandbox'),
    }),
  };
  const sandbox = testProcess({ entry: 'sandbox/src/main.ts', root, env, readyUrl: `${sandboxUrl}/healthz` });
  const hub = testProcess({ entry: 'hub-api/src/main.ts', root, env, readyUrl: `${hubUrl}/readyz` });
  const startWorker = (port: number) =>
    testProcess({
      entry: 'worker/src/main.ts',
      root,
      env: { ...env, WORKER_PORT: `${port}` },
      readyUrl: `http://127.0.0.1:${port}/readyz`,
    });
  const worker = startWorker(workerPort);
  const others = await Promise.all(Array.from({ length: workers - 1 }, async () => startWorker(await freePort())));
  const stop = async () => {
    await Promise.all([worker, ...others, hub, sandbox].map((part) => part.kill()));
    await Promise.all([mongo.stop(), temporal.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    if (hasSandbox) await sandbox.start();
    await hub.start();
    await Promise.all([worker, ...others].map((one) => one.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    hubUrl,
    sandboxUrl,
    dataDir,
    mongoUrl,
    workerUrl,
    apiKey,
    ...login,
    hub,
    worker,
    mongo,
    temporal,
    api: hubCaller(hubUrl, apiKey),
    stop,
  };
}
