import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { configureDoor, createSsrfGuard, inScope, installDoor, openScope } from './index.ts';

const names = vi.hoisted(() => new Map<string, string[]>());
vi.mock('node:dns/promises', () => ({
  /** The next address of a made-up name; the last one stays. */
  lookup: (name: string) => {
    const answers = names.get(name) ?? [];
    const address = (answers.length > 1 ? answers.shift() : answers[0]) ?? '192.0.2.1';
    return Promise.resolve([{ address, family: address.includes(':') ? 6 : 4 }]);
  },
}));

let server: Server;
let port: number;
let reached: string[] = [];
let redirectTo = '';

beforeAll(async () => {
  await installDoor();
  server = createServer((request, response) => {
    reached.push(request.url ?? '');
    if (request.url === '/redirect') response.writeHead(302, { location: redirectTo });
    response.end('inside');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());
beforeEach(() => {
  reached = [];
  names.clear();
  configureDoor({ guard: createSsrfGuard([]) });
});

const axios = createRequire(import.meta.url)('axios') as { get(url: string): Promise<{ data: unknown }> };
const transports = {
  axios: async (url: string) => (await axios.get(url)).data,
  fetch: async (url: string) => (await fetch(url)).text(),
};

const call = (transport: keyof typeof transports, url: string) =>
  inScope(
    openScope({
      workspaceId: 'ws',
      scopeId: 'ex',
      unit: 'node',
      run: 0,
      attempt: 1,
      journal: null,
      connectionFor: () => null,
      safety: 'read',
      isNewest: () => Promise.resolve(true),
      signal: null,
    }),
    () => transports[transport](url),
  );

/** What was thrown, with its causes. */
async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => new Error('it was let through'),
    (thrown: unknown) => thrown,
  );
  const messages: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) messages.push(at.message);
  return messages.join(' ← ');
}

describe.each(['axios', 'fetch'] as const)('by %s, an address inside', (transport) => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://127.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f000001:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://0.0.0.0:PORT/',
    'http://0:PORT/',
    'http://[::1]:PORT/',
    'http://[::]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::ffff:7f00:1]:PORT/',
    'http://[64:ff9b::7f00:1]:PORT/',
    'http://[fd00::1]:PORT/',
    'http://[fe80::1]:PORT/',
    'http://10.0.0.8:PORT/',
    'http://172.16.0.1:PORT/',
    'http://192.168.1.1:PORT/',
    'http://169.254.169.254:PORT/latest/meta-data/',
    'http://100.64.0.1:PORT/',
    'http://127.0.0.1.:PORT/',
  ])('%s is refused', async (url) => {
    names.set('127.0.0.1.', ['127.0.0.1']);
    expect(await refusalOf(call(transport, url.replace('PORT', String(port))))).toMatch(/private network/);
    expect(reached).toEqual([]);
  });

  it.each([
    ['a private address', ['10.1.2.3']],
    ['a mapped address', ['::ffff:127.0.0.1']],
    ['a public address when it is checked and a private one when it is connected to', ['93.184.216.34', '127.0.0.1']],
  ])('is refused behind a name that answers %s', async (_, addresses) => {
    names.set('rebound.example', [...addresses]);
    expect(await refusalOf(call(transport, `http://rebound.example:${port}/`))).toMatch(/private network/);
    expect(reached).toEqual([]);
  });

  it.each([
    ['an address', () => `http://127.0.0.1:${port}/secret`],
    ['a number', () => `http://2130706433:${port}/secret`],
    ['a name', () => `http://inside.example:${port}/secret`],
  ])('is refused when an allowed place redirects to it by %s', async (_, target) => {
    names.set('allowed.example', ['127.0.0.1']);
    names.set('inside.example', ['127.0.0.1']);
    configureDoor({ guard: createSsrfGuard([`http://allowed.example:${port}`]) });
    redirectTo = target();
    expect(await refusalOf(call(transport, `http://allowed.example:${port}/redirect`))).toMatch(/private network/);
    expect(reached).toEqual(['/redirect']);
  });

  it('is let through when its origin is allowed, and another port of it is not', async () => {
    configureDoor({ guard: createSsrfGuard([`http://127.0.0.1:${port}`]) });
    expect(await call(transport, `http://127.0.0.1:${port}/`)).toBe('inside');
    expect(await refusalOf(call(transport, `http://127.0.0.1:${port + 1}/`))).toMatch(/private network/);
  });
});
