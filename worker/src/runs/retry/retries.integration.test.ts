import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Execution,
  hasEnded,
  type OwnNodeSettings,
  type WorkflowDocument,
  signals,
  workflowIds,
} from '@leadloom/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createServices } from '../../create-services.ts';
import { readWorkerConfig } from '../../config.ts';
import { type CountingServer, startCountingServer } from '../../testing/counting-server.ts';
import { type RowStep, inARow, manual } from '../../testing/in-a-row.ts';
import { type WorkerProcess, spawnWorker } from '../../testing/spawn-worker.ts';
import {
  type TestServers,
  beginRun,
  endOf,
  itemsOf,
  startTestServers,
  workspaceId,
} from '../../testing/start-test-worker.ts';
import { timedOutMessage } from '../time-limit.ts';
import { pino } from 'pino';

let servers: TestServers;
let outside: CountingServer;
let env: Record<string, string>;
let hub: Awaited<ReturnType<typeof createServices>>;
let worker: WorkerProcess;

beforeAll(async () => {
  outside = await startCountingServer();
  servers = await startTestServers();
  env = { ...servers.env, LEADLOOM_ALLOWED_ORIGINS: outside.url };
  hub = await createServices(readWorkerConfig(env), pino({ level: 'silent' }));
  worker = await spawnWorker(env);
});
afterAll(async () => {
  await worker?.kill();
  await hub?.close();
  await servers?.stop();
  await outside?.stop();
});
beforeEach(() => {
  outside.requests.length = 0;
});

const call = (method: string, path: string): RowStep => [
  'Call',
  'httpRequest',
  4.2,
  { method, url: `=${outside.url}/${path}`, options: {} },
];
const numbers: RowStep = ['Numbers', 'code', 2, { jsCode: 'return [1, 2, 3].map((n) => ({ json: { n } }));' }];

function withSettings(document: WorkflowDocument, leadloom: OwnNodeSettings, rest: object = {}): WorkflowDocument {
  return {
    ...document,
    nodes: document.nodes.map((node) => (node.name === 'Call' ? { ...node, ...rest, leadloom } : node)),
  };
}

const executionOf = async (id: string) => (await hub.services.store.executions.get(workspaceId, id))!;
const eventsOf = (id: string) => hub.services.store.executions.listEvents(workspaceId, id, 0);
const retriesOf = async (id: string) =>
  (await eventsOf(id)).flatMap((event) =>
    event.type === 'node-retrying' ? [{ failure: event.failure, retry: event.retry }] : [],
  );

async function until(id: string, isSo: (execution: Execution) => boolean): Promise<Execution> {
  for (;;) {
    const execution = await executionOf(id);
    if (isSo(execution)) return execution;
    await sleep(20);
  }
}

/** As the hub does it. */
async function stop(id: string): Promise<void> {
  await hub.services.store.executions.requestStop(workspaceId, id);
  await hub.services.temporal.workflow.getHandle(workflowIds.run(id)).signal(signals.stop);
}

describe('a retry policy', () => {
  it('sends again what failed and nothing else, by the class of the failure, and a kill in the wait changes nothing', async () => {
    const answers = new Map([
      ['/2', [503, 429]],
      ['/3', [500]],
    ]);
    outside.answer((request, response) => {
      const status = answers.get(request.path)?.shift() ?? 200;
      response.writeHead(status, { 'content-type': 'application/json', ...(status === 429 && { 'retry-after': '2' }) });
      response.end(JSON.stringify({ path: request.path }));
    });
    const rule = { retries: 3, waitSeconds: 1, factor: 1 };
    const document = withSettings(inARow(manual, numbers, call('POST', '{{ $json.n }}')), {
      retry: { transient: rule, quota: { retries: 1, waitSeconds: 1 } },
    });
    const id = await beginRun(hub.services, document);
    const waiting = await until(id, ({ retry }) => retry?.failure === 'quota');
    expect(waiting).toMatchObject({ status: 'running', retry: { node: 'Call', run: 0, retry: 1, retries: 1 } });
    expect(Date.parse(waiting.retry!.until) - Date.now()).toBeGreaterThan(1_000);
    await worker.kill();
    worker = await spawnWorker(env);

    expect(await endOf(hub.services, id)).toBe('success');
    expect(await itemsOf(hub.services.store, id, 'Call')).toEqual(['/1', '/2', '/3'].map((path) => ({ path })));
    const sent = Object.groupBy(outside.requests, ({ path }) => path);
    expect(Object.fromEntries(Object.entries(sent).map(([path, all]) => [path, all?.length]))).toEqual({
      '/1': 1,
      '/2': 3,
      '/3': 2,
    });
    expect((await retriesOf(id)).toSorted((a, b) => (a.failure < b.failure ? -1 : 1))).toEqual([
      { failure: 'quota', retry: 1 },
      { failure: 'transient', retry: 1 },
    ]);
    const ended = await executionOf(id);
    expect(ended.retry).toBeUndefined();
    const runs = await hub.services.store.executions.listNodeRuns(workspaceId, id);
    expect(runs.find(({ node }) => node === 'Call')?.retries).toBe(2);
  });

  it('comes after the tries of n8n, ends after its own, and leaves other classes alone', async () => {
    outside.answer((request, response) => {
      response.statusCode = request.path === '/gone' ? 404 : 502;
      response.end();
    });
    const policy: OwnNodeSettings = { retry: { transient: { retries: 1, waitSeconds: 1 } } };
    const trying = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };
    const failing = withSettings(inARow(manual, call('GET', 'down')), policy, trying);
    const id = await beginRun(hub.services, failing);
    expect(await endOf(hub.services, id)).toBe('error');
    expect(outside.requests).toHaveLength(4);
    expect(await retriesOf(id)).toEqual([{ failure: 'transient', retry: 1 }]);

    outside.requests.length = 0;
    const gone = await beginRun(hub.services, withSettings(inARow(manual, call('GET', 'gone')), policy));
    expect(await endOf(hub.services, gone)).toBe('error');
    expect(outside.requests).toHaveLength(1);
  });
});

describe('an execution that is stopped ends soon', () => {
  /** Stops it once it is there, and hears of its end, long before what it waits for could come. */
  async function stopsSoon(document: WorkflowDocument, isThere: (execution: Execution) => boolean | Promise<boolean>) {
    const id = await beginRun(hub.services, document);
    for (;;) {
      if (await isThere(await executionOf(id))) break;
      await sleep(20);
    }
    await stop(id);
    expect(await endOf(hub.services, id)).toBe('canceled');
    return id;
  }

  it('in a call that hangs, in a wait for a retry and in a sub-workflow', async () => {
    outside.answer((request, response) => {
      if (request.path !== '/hangs') response.writeHead(503).end();
    });
    const hangs = inARow(manual, call('GET', 'hangs'));
    const called = async () => outside.requests.length > 0;
    await stopsSoon(hangs, called);

    const retries = withSettings(inARow(manual, call('GET', 'down')), {
      retry: { transient: { retries: 1, waitSeconds: 3_600 } },
    });
    await stopsSoon(retries, ({ retry }) => retry !== undefined);

    outside.requests.length = 0;
    const inner = {
      ...inARow(['Start', 'executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' }], call('GET', 'hangs')),
    };
    const parent = inARow(manual, [
      'Sub',
      'executeWorkflow',
      1.2,
      { source: 'parameter', workflowJson: JSON.stringify(inner), options: {} },
    ]);
    const id = await stopsSoon(parent, called);
    const { items } = await hub.services.store.executions.list(workspaceId, { mode: 'integrated' });
    const [child] = items;
    expect((await until(child!.id, hasEnded)).status).toBe('canceled');
    expect(await hub.services.store.executions.getParent(workspaceId, child!.id)).toMatchObject({ executionId: id });
  });

  it('in code that never ends, and other code beside it goes on', async () => {
    const loops = inARow(manual, ['Loop', 'code', 2, { jsCode: 'for (;;);' }]);
    const slow = 'await new Promise((done) => setTimeout(done, 3000)); return [{ json: { done: true } }];';
    const beside = await beginRun(hub.services, inARow(manual, ['Slow', 'code', 2, { jsCode: slow }]));
    await sleep(300);
    await stopsSoon(loops, async ({ status }) => {
      await sleep(700);
      return status === 'running';
    });
    expect(await endOf(hub.services, beside)).toBe('success');
    const after = await beginRun(hub.services, inARow(manual, ['Fast', 'code', 2, { jsCode: 'return $input.all();' }]));
    expect(await endOf(hub.services, after)).toBe('success');
  });
});

it('ends an execution that takes longer than its workflow allows; waits do not count', async () => {
  outside.answer((request, response) => {
    if (request.path !== '/hangs') response.end('{}');
  });
  const limited = (document: WorkflowDocument) => ({
    ...document,
    settings: { ...document.settings, executionTimeout: 1 },
  });
  const hangs = await beginRun(hub.services, limited(inARow(manual, call('GET', 'hangs'))));
  expect(await endOf(hub.services, hangs)).toBe('canceled');
  expect((await executionOf(hangs)).error?.message).toBe(timedOutMessage);

  const wait: RowStep = ['Wait', 'wait', 1.1, { resume: 'timeInterval', amount: 2, unit: 'seconds' }];
  const waits = await beginRun(hub.services, limited(inARow(manual, wait, call('GET', 'after'))));
  expect(await endOf(hub.services, waits)).toBe('success');
});
