import type { WorkflowDocument } from '@leadloom/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServices } from './create-services.ts';
import { readWorkerConfig } from './config.ts';
import { type CountingServer, startCountingServer } from './testing/counting-server.ts';
import { inARow, manual, type RowStep } from './testing/in-a-row.ts';
import { type WorkerProcess, spawnWorker } from './testing/spawn-worker.ts';
import {
  type TestServers,
  beginRun,
  endOf,
  itemsOf,
  startTestServers,
  workspaceId,
} from './testing/start-test-worker.ts';
import { pino } from 'pino';

let servers: TestServers;
let outside: CountingServer;
let env: Record<string, string>;
let hub: Awaited<ReturnType<typeof createServices>>;
let worker: WorkerProcess | undefined;

beforeAll(async () => {
  outside = await startCountingServer();
  servers = await startTestServers();
  env = { ...servers.env, LEADLOOM_ALLOWED_ORIGINS: outside.url };
  hub = await createServices(readWorkerConfig(env), pino({ level: 'silent' }));
});
afterAll(async () => {
  await worker?.kill();
  await hub?.close();
  await servers?.stop();
  await outside?.stop();
});

/** Manual → Call 1 → … → Call 10, each of which sends the number that it got and one more. */
function tenCalls(method: string): WorkflowDocument {
  const calls = Array.from({ length: 10 }, (_, index): RowStep => {
    const url = `=${outside.url}/${index + 1}?seen={{ $json.count ?? 0 }}`;
    return [`Call ${index + 1}`, 'httpRequest', 4.2, { method, url, options: {} }];
  });
  return inARow(manual, ...calls);
}

it('goes on after kill -9, three times in one run, and repeats nothing that was answered', async () => {
  const kills = new Map([
    [2, 'before'],
    [5, 'after'],
    [8, 'before'],
  ]);
  const due: string[] = [];
  let wake: () => void = () => undefined;
  const nextKill = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  outside.answer(async (request, response) => {
    const kill = kills.get(outside.requests.length);
    if (kill !== undefined) due.push(kill);
    if (kill === 'before') {
      wake();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ count: Number(/^\/(\d+)/.exec(request.path)?.[1]) }));
    if (kill === 'after') setTimeout(() => wake(), 60);
  });

  // Heard of before the worker starts: it may be at the next kill before it says that it is ready.
  let killed = nextKill();
  worker = await spawnWorker(env);
  const id = await beginRun(hub.services, tenCalls('PUT'));
  for (let kill = 0; kill < kills.size; kill++) {
    await killed;
    killed = nextKill();
    await worker.kill();
    worker = await spawnWorker(env);
  }
  expect(await endOf(hub.services, id)).toBe('success');
  expect(await itemsOf(hub.services.store, id, 'Call 10')).toEqual([{ count: 10 }]);
  expect(due).toEqual(['before', 'after', 'before']);

  const perCall = Object.entries(Object.groupBy(outside.requests, (request) => request.path)).map(
    ([path, requests]) => [path, requests?.length],
  );
  // What was in flight at a kill may be repeated, being a PUT, and nothing else: one request for each kill at most.
  const repeated = perCall.filter(([, count]) => count !== 1);
  expect(repeated.length).toBeGreaterThanOrEqual(2);
  expect(repeated.length).toBeLessThanOrEqual(kills.size);
  expect(outside.requests).toHaveLength(10 + repeated.length);

  const events = await hub.services.store.executions.listEvents(workspaceId, id, 0);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  expect(events.filter((event) => event.type === 'node-finished')).toHaveLength(11);
  expect(events.filter((event) => event.type === 'node-started')).toHaveLength(11);
}, 300_000);

it('leaves in order on SIGTERM: the segment that runs ends first', async () => {
  outside.requests.length = 0;
  const { promise: isThere, resolve: arrived } = Promise.withResolvers<void>();
  outside.answer(async (_request, response) => {
    arrived();
    await new Promise((resolve) => setTimeout(resolve, 700));
    response.setHeader('content-type', 'application/json');
    response.end('{"count":1}');
  });
  const id = await beginRun(hub.services, tenCalls('POST'));
  await isThere;
  expect(await worker?.stop()).toBe(0);
  worker = await spawnWorker(env);
  expect(await endOf(hub.services, id)).toBe('success');
  expect(outside.requests).toHaveLength(10);
});
