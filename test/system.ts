import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startMongo, startTemporal } from './servers.ts';

/** The whole product as processes of its own, as `npm start` runs it, on free ports and a data folder that goes with it. */
export interface TestSystem {
  hubUrl: string;
  sandboxUrl: string;
  apiKey: string;
  email: string;
  password: string;
  worker: TestProcess;
  hub: TestProcess;
  /** Calls the hub's API with the owner's key; throws with the answer when it is no 2xx. */
  api<T>(method: string, path: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

export interface TestProcess {
  /** Of the process that runs now, or ran last. */
  pid(): number;
  /** SIGKILL, as a crash or the system's memory killer does it. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

const checkout = join(import.meta.dirname, '..');

/** `root` is the folder whose sources run: this checkout, or a copy of it with changes. */
export async function startSystem(extra: Record<string, string> = {}, root = checkout): Promise<TestSystem> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadloom-system-'));
  const [mongo, temporal] = await Promise.all([startMongo(), startTemporal()]);
  const [hubPort, sandboxPort, workerPort] = [await freePort(), await freePort(), await freePort()];
  const hubUrl = `http://127.0.0.1:${hubPort}`;
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const apiKey = `lk_${randomBytes(24).toString('hex')}`;
  const login = { email: 'owner@leadloom.example', password: randomBytes(12).toString('hex') };
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    LEADLOOM_DATA_DIR: dataDir,
    MONGODB_URL: mongo.address.replace('/?', '/leadloom?'),
    TEMPORAL_ADDRESS: temporal.address,
    LEADLOOM_ENCRYPTION_KEY: randomBytes(32).toString('hex'),
    LEADLOOM_SEED: '1',
    HUB_PORT: `${hubPort}`,
    HUB_URL: hubUrl,
    HUB_OWNER_EMAIL: login.email,
    HUB_OWNER_PASSWORD: login.password,
    HUB_API_KEY: apiKey,
    SANDBOX_PORT: `${sandboxPort}`,
    SANDBOX_URL: sandboxUrl,
    SANDBOX_DATA_DIR: join(dataDir, 'sandbox'),
    WORKER_PORT: `${workerPort}`,
    ...extra,
  };
  const sandbox = processOf(root, 'sandbox/src/main.ts', env, `${sandboxUrl}/healthz`);
  const hub = processOf(root, 'hub-api/src/main.ts', env, `${hubUrl}/readyz`);
  const worker = processOf(root, 'worker/src/main.ts', env, `http://127.0.0.1:${workerPort}/readyz`);
  await sandbox.start();
  await hub.start();
  await worker.start();
  return {
    hubUrl,
    sandboxUrl,
    apiKey,
    ...login,
    hub,
    worker,
    async api<T>(method: string, path: string, body?: unknown): Promise<T> {
      const answer = await fetch(`${hubUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
    async stop() {
      for (const part of [worker, hub, sandbox]) await part.end();
      await Promise.all([mongo.stop(), temporal.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function processOf(
  root: string,
  entry: string,
  env: NodeJS.ProcessEnv,
  readyUrl: string,
): TestProcess & { end(): Promise<void> } {
  let child: ChildProcess | undefined;
  let lastLines = '';
  const note = (chunk: Buffer) => {
    lastLines = (lastLines + chunk.toString()).slice(-8000);
    if (process.env['TEST_SYSTEM_LOG']) process.stderr.write(chunk);
  };
  const signal = async (name: NodeJS.Signals) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child?.once('exit', resolve));
    child.kill(name);
    await gone;
  };
  return {
    pid: () => child?.pid ?? 0,
    kill: () => signal('SIGKILL'),
    end: () => signal('SIGTERM'),
    async start() {
      child = spawn(process.execPath, [join(root, entry)], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout?.on('data', note);
      child.stderr?.on('data', note);
      for (;;) {
        if (child.exitCode !== null) throw new Error(`${entry} ended with code ${child.exitCode}:\n${lastLines}`);
        const isReady = await fetch(readyUrl).then(
          ({ ok }) => ok,
          () => false,
        );
        if (isReady) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
}
