import './install-door.ts';
import { buffer } from 'node:stream/consumers';
import { createRequire } from 'node:module';
import { type HubError, type JournalRecord } from '@leadloom/contracts';
import { configureDoor, createSsrfGuard, type JournalStore, withDoor } from '@leadloom/engine';
import { openStore, sealSecret, type Store } from '@leadloom/store';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startMongo, type TestServer } from '../../test/servers.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { toDoorConnection } from './door-parts.ts';
import { type CountingServer, startCountingServer } from './testing/counting-server.ts';

const workspaceId = 'ws_circuit';
const id = 'con_circuit';
const axios = createRequire(import.meta.url)('axios') as { get(url: string): Promise<{ data: unknown }> };

let mongo: TestServer;
let store: Store;
let vendor: CountingServer;
let opened = 0;

beforeAll(async () => {
  [mongo, vendor] = await Promise.all([startMongo(), startCountingServer()]);
  store = await openStore({ url: mongo.address, dbName: 'circuit' });
  await store.connections.create(workspaceId, {
    id,
    name: 'Vendor',
    credentialType: 'apolloApi',
    connector: null,
    origins: { 'https://api.vendor.example': vendor.url },
    isSandbox: false,
    sealed: sealSecret(Buffer.alloc(32), workspaceId, id, {}),
  });
});
afterAll(async () => {
  vi.useRealTimers();
  await store.close();
  await Promise.all([mongo.stop(), vendor.stop()]);
});

const journal: JournalStore = {
  list: () => Promise.resolve<JournalRecord[]>([]),
  keepBody: (_workspaceId, _scopeId, source) => buffer(source),
  putSent: () => Promise.resolve(true),
  putDone: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  suspect: () => Promise.resolve(),
};

/** A process of its own, as far as circuits go: what it is told, or its error. */
function worker() {
  const circuits = createCircuitBreaker(store.connections, () => (opened += 1));
  const limiter = { take: () => Promise.resolve(0), block: () => Promise.resolve(), learn: () => undefined };
  return async (): Promise<string> => {
    const connection = await store.connections.get(workspaceId, id);
    if (connection === null) throw new Error('the connection is gone');
    configureDoor({ guard: createSsrfGuard([]), limiter, circuits, hubOrigin: '', onOutcome: () => undefined });
    const scope = {
      workspaceId,
      scopeId: 'ex',
      unit: 'node',
      run: 0,
      attempt: 1,
      journal,
      safety: 'read',
      signal: null,
    } as const;
    return withDoor(
      { ...scope, isNewest: () => Promise.resolve(true), connectionFor: () => toDoorConnection(connection) },
      async () => (await axios.get('https://api.vendor.example/me')).data as string,
    ).catch((error: HubError) =>
      error.code === 'unavailable' ? `wait ${Math.ceil((error.retryAfterMs ?? 0) / 1000)} s` : error.message,
    );
  };
}

const answer = (status: number) =>
  vendor.answer((_request, response) => {
    response.statusCode = status;
    response.end('well');
  });

it('keeps all workers from a vendor that fails, lets one call see whether it is back, and all when it is', async () => {
  const [one, other] = [worker(), worker()];
  const startMs = Date.now();
  const at = (seconds: number) => vi.setSystemTime(startMs + seconds * 1_000);
  vi.useFakeTimers({ toFake: ['Date'], now: startMs });

  answer(404);
  for (let call = 0; call < 6; call += 1) expect(await one()).toMatch(/404/);
  answer(500);
  for (const call of [one, other, one, other]) expect(await call()).toMatch(/500/);
  answer(200);
  expect(await other()).toBe('well');
  answer(500);
  for (const call of [one, other, one, other, one]) expect(await call()).toMatch(/500/);

  vendor.requests.length = 0;
  expect([await one(), await other()]).toEqual(['wait 30 s', 'wait 30 s']);
  expect((await store.connections.get(workspaceId, id))?.circuit).toMatchObject({ failures: 5 });
  at(31);
  expect(await other()).toMatch(/500/);
  expect([await one(), await other()]).toEqual(['wait 60 s', 'wait 60 s']);
  expect(vendor.requests).toHaveLength(1);

  at(31 + 61);
  answer(200);
  expect([await one(), await other(), await one()]).toEqual(['well', 'well', 'well']);
  expect((await store.connections.get(workspaceId, id))?.circuit).toBeUndefined();
  expect(opened).toBe(2);
});

it('does not hold back a test of the connection', async () => {
  vi.useRealTimers();
  const call = worker();
  answer(503);
  for (let failure = 0; failure < 5; failure += 1) await call();
  expect(await call()).toMatch(/^wait/);
  const connection = await store.connections.get(workspaceId, id);
  if (connection === null) throw new Error('the connection is gone');
  const scope = {
    workspaceId,
    scopeId: 'test',
    unit: 'test',
    run: 0,
    attempt: 1,
    journal: null,
    safety: 'read',
    signal: null,
  } as const;
  answer(200);
  const tested = await withDoor(
    { ...scope, isNewest: () => Promise.resolve(true), connectionFor: () => toDoorConnection(connection) },
    async () => (await axios.get('https://api.vendor.example/me')).data,
  );
  expect([tested, await call()]).toEqual(['well', 'well']);
});
