import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../servers.ts';

export interface StockN8n {
  url: string;
  login: { email: string; password: string };
  /** Calls n8n's own API as its owner; throws with the answer when it is no 2xx. */
  rest<T>(method: string, path: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

export interface StockN8nOptions {
  /** A built package of nodes, put where n8n has community nodes. */
  nodes?: string;
  variables?: Record<string, string>;
}

/** Starts n8n from `folder` as a process of its own, with an empty database. */
export async function startStockN8n(
  folder: string,
  { nodes, variables = {} }: StockN8nOptions = {},
): Promise<StockN8n> {
  const home = mkdtempSync(join(tmpdir(), 'leadloom-stock-n8n-'));
  const packages = join(home, '.n8n/nodes/node_modules');
  mkdirSync(packages, { recursive: true });
  if (nodes !== undefined) cpSync(nodes, join(packages, 'n8n-nodes-leadloom'), { recursive: true });
  const [port, brokerPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(folder, 'node_modules/n8n/bin/n8n'), 'start'], {
    cwd: home,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      N8N_USER_FOLDER: home,
      N8N_PORT: `${port}`,
      N8N_LISTEN_ADDRESS: '127.0.0.1',
      N8N_RUNNERS_BROKER_PORT: `${brokerPort}`,
      N8N_SECURE_COOKIE: 'false',
      N8N_DIAGNOSTICS_ENABLED: 'false',
      N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
      N8N_TEMPLATES_ENABLED: 'false',
      N8N_PERSONALIZATION_ENABLED: 'false',
      DB_TYPE: 'sqlite',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let lastLines = '';
  const note = (chunk: Buffer) => {
    lastLines = (lastLines + chunk.toString()).slice(-8000);
  };
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };

  // n8n answers this with 200 once the database is migrated.
  while (!(await isUp(`${url}/healthz/readiness`))) {
    if (child.exitCode !== null) throw new Error(`n8n ended with code ${child.exitCode}:\n${lastLines}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }

  let cookie = '';
  const rest = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`n8n: ${method} ${path} answered ${answer.status}: ${text}\n${lastLines}`);
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return JSON.parse(text) as T;
  };
  const login = { email: 'owner@leadloom.example', password: 'Stock-n8n-1' };
  // The pages answer some time before the API does.
  while (!(await isUp(`${url}/rest/settings`))) await new Promise((resolve) => setTimeout(resolve, 500));
  await rest('POST', '/rest/owner/setup', { ...login, firstName: 'Stock', lastName: 'Owner' });
  return { url, login, rest, stop };
}

async function isUp(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok, headers }) => ok && (headers.get('content-type') ?? '').includes('json'),
    () => false,
  );
}
