import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { cacheGb, mongodSettings } from '../launcher/src/services/mongod-settings.ts';

/** A server of a test: its address, and how to end it. `kill` is SIGKILL, for crash tests; `restart` starts it on the same data and port. */
export interface TestServer {
  address: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** A free TCP port of the loopback interface, from below the range that outgoing connections get, so that none of those takes it first. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = randomInt(20_000, 32_000);
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
  return isFree ? port : freePort();
}

/**
 * A real mongod as a one-member replica set, with the launcher's settings; `address` is its connection string without a database name.
 * Benchmarks give it the `full` cache that the launcher would.
 */
export async function startMongo({ cache = 'small' }: { cache?: 'small' | 'full' } = {}): Promise<TestServer> {
  const port = await freePort();
  const address = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  return startServer(address, port, (dir) => ({
    command: binary('mongod'),
    args: [
      '--dbpath',
      dir,
      '--port',
      `${port}`,
      '--bind_ip',
      '127.0.0.1',
      '--replSet',
      'rs0',
      '--wiredTigerCacheSizeGB',
      `${cache === 'full' ? cacheGb() : 1}`,
      ...mongodSettings,
      '--quiet',
    ],
    ready: () => mongoPrimary(address, port),
  }));
}

/** A real Temporal server with a database file; `address` is `host:port` of its gRPC front end, namespace `default`. */
export async function startTemporal(): Promise<TestServer> {
  const port = await freePort();
  const rates = ['transfer', 'timer', 'visibility'].flatMap((queue) => [
    '--dynamic-config-value',
    `history.${queue}ProcessorMaxPollRPS=2000`,
  ]);
  return startServer(`127.0.0.1:${port}`, port, (dir) => ({
    command: binary('temporal'),
    args: [
      'server',
      'start-dev',
      '--headless',
      '--ip',
      '127.0.0.1',
      '--port',
      `${port}`,
      '--db-filename',
      join(dir, 'temporal.db'),
      '--sqlite-pragma',
      'journal_mode=wal',
      '--sqlite-pragma',
      'synchronous=normal',
      '--log-level',
      'error',
      ...rates,
    ],
    ready: () => listening(port),
  }));
}

/** A real Redis; `address` is a `redis://` URL. */
export async function startRedis(): Promise<TestServer> {
  const port = await freePort();
  return startServer(`redis://127.0.0.1:${port}`, port, (dir) => ({
    command: binary('redis-server'),
    args: ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, '--save', ''],
    ready: () => listening(port),
  }));
}

interface Launch {
  command: string;
  args: string[];
  ready: () => Promise<void>;
}

async function startServer(address: string, port: number, launch: (dir: string) => Launch): Promise<TestServer> {
  const dir = mkdtempSync(join(tmpdir(), 'leadloom-test-'));
  const { command, args, ready } = launch(dir);
  let child: ChildProcess;
  const start = async () => {
    child = spawn(command, args, { stdio: 'ignore' });
    const failed = new Promise<never>((_, reject) => {
      child.once('error', reject);
      child.once('exit', (code) =>
        reject(new Error(`${command} ended with code ${code} before port ${port} answered`)),
      );
    });
    failed.catch(() => undefined);
    await Promise.race([ready(), failed]);
  };
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    address,
    restart: start,
    kill,
    // Its data goes with it, so there is nothing to end in order.
    stop: async () => {
      await kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function listening(port: number): Promise<void> {
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => answer(true));
      // Temporal waits at its end for connections that say nothing, so this one must not stay open.
      const answer = (isOpen: boolean) => {
        socket.destroy();
        resolve(isOpen);
      };
      socket.once('error', () => answer(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function mongoPrimary(address: string, port: number): Promise<void> {
  await listening(port);
  const client = await MongoClient.connect(address);
  try {
    const admin = client.db('admin');
    await admin
      .command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: `127.0.0.1:${port}` }] } })
      .catch((error: { codeName?: string }) => {
        if (error.codeName !== 'AlreadyInitialized') throw error;
      });
    while (!(await admin.command({ hello: 1 })).isWritablePrimary)
      await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    await client.close();
  }
}

/** The folder that holds mongod, temporal and redis-server. `npm test` fills it; a single test run by hand finds what that left. */
export function serverFolder(): string {
  const folder = process.env['LEADLOOM_TEST_BIN'] ?? join(import.meta.dirname, '..', '.leadloom', 'test-bin');
  if (existsSync(folder)) return folder;
  throw new Error('no servers for the tests: run them with "npm test", which fetches them');
}

function binary(name: 'mongod' | 'temporal' | 'redis-server'): string {
  return join(serverFolder(), name);
}
