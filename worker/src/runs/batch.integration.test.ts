import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { taskQueues, workflowIds, workflowTypes, signals } from '@leadloom/contracts';
import type { WorkflowDocument } from '@leadloom/contracts';
import { fileIdsIn } from '@leadloom/engine';
import { newId } from '@leadloom/store';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkerConfig } from '../config.ts';
import { createServices } from '../create-services.ts';
import { type CountingServer, startCountingServer } from '../testing/counting-server.ts';
import { type RowStep, inARow, manual } from '../testing/in-a-row.ts';
import { type WorkerProcess, spawnWorker } from '../testing/spawn-worker.ts';
import {
  type TestServers,
  endOf,
  insertRun,
  itemsOf,
  startTestServers,
  storeWorkflow,
  workspaceId,
} from '../testing/start-test-worker.ts';

let servers: TestServers;
let outside: CountingServer;
let hub: Awaited<ReturnType<typeof createServices>>;
let worker: WorkerProcess;
let env: Record<string, string>;

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

const webhook: RowStep = [
  'Webhook',
  'webhook',
  2,
  { path: 'a', httpMethod: 'POST', responseMode: 'lastNode', options: {} },
];
const set = (value: string): RowStep => [
  'Set',
  'set',
  3.4,
  { mode: 'manual', assignments: { assignments: [{ id: 'v', name: 'v', type: 'string', value }] }, options: {} },
];
const greeting = inARow(webhook, set('=Hello {{ $json.body.name }}'));

interface Taken {
  requestId: string;
  executionId: string;
  name: string;
}

/** Requests to the webhook of a workflow, as the hub keeps them. */
async function takeRequests(document: WorkflowDocument, count: number, startedAt = new Date()): Promise<Taken[]> {
  const workflow = await storeWorkflow(hub.services.store, document);
  return Promise.all(
    Array.from({ length: count }, async (_, number) => {
      const name = `n${number}`;
      const executionId = newId('ex');
      const requestId = await hub.services.store.arrivals.take(workspaceId, {
        request: {
          method: 'POST',
          path: 'a',
          params: {},
          query: {},
          headers: { 'content-type': 'application/json' },
          remoteAddress: '127.0.0.1',
          body: Buffer.from(JSON.stringify({ name })),
        },
        entry: { node: 'Webhook', isTest: false },
        execution: { ...workflow, id: executionId, mode: 'webhook', startedAt },
      });
      return { requestId, executionId, name };
    }),
  );
}

async function startBatch(executionIds: string[]) {
  return hub.services.temporal.workflow.start(workflowTypes.runBatch, {
    workflowId: workflowIds.batch(newId('bt')),
    taskQueue: taskQueues.runs,
    args: [{ workspaceId, executionIds }],
    workflowTaskTimeout: '2 seconds',
  });
}

/** Each request has the answer that is its own, and its execution one success with one run of each node. */
async function expectAnswered(taken: readonly Taken[]): Promise<void> {
  const { store } = hub.services;
  for (const { requestId, executionId, name } of taken) {
    const answer = await store.webhookAnswers.getFirst(workspaceId, requestId, executionId);
    expect(Buffer.from(answer?.body ?? []).toString()).toBe(JSON.stringify({ v: `Hello ${name}` }));
    expect((await store.executions.get(workspaceId, executionId))?.status).toBe('success');
    const events = await store.executions.listEvents(workspaceId, executionId, 0);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ type }) => type === 'node-finished')).toHaveLength(2);
    expect(events.filter(({ type }) => type === 'execution-finished')).toHaveLength(1);
  }
}

const isStarted = (executionId: string) =>
  hub.services.temporal.workflow
    .getHandle(workflowIds.run(executionId))
    .describe()
    .then(
      () => true,
      () => false,
    );

async function untilAllEnded(taken: readonly Taken[]): Promise<void> {
  const { store } = hub.services;
  for (const { executionId } of taken)
    while (!['success', 'error'].includes((await store.executions.get(workspaceId, executionId))?.status ?? ''))
      await sleep(100);
}

describe('a batch', () => {
  it('ends what ends in its first part, without a Temporal workflow for each', async () => {
    const taken = await takeRequests(greeting, 60);
    await (await startBatch(taken.map(({ executionId }) => executionId))).result();
    await expectAnswered(taken);
    expect(await isStarted(taken[0]?.executionId ?? '')).toBe(false);
  });

  it('keeps the files of each of its executions: the sweeper finds none of them without an owner', async () => {
    const { store } = hub.services;
    const toFile = { operation: 'toText', sourceProperty: 'body.name', options: { fileName: 'name.txt' } };
    const taken = await takeRequests(inARow(webhook, ['File', 'convertToFile', 1.1, toFile]), 12);
    await (await startBatch(taken.map(({ executionId }) => executionId))).result();
    await untilAllEnded(taken);
    const soon = new Date(Date.now() + 2 * 3_600_000);
    expect(await store.runFiles.sweep(soon, 100)).toBe(0);
    for (const { executionId, name } of taken) {
      const data = { node: 'File', run: 0, output: 0, offset: 0, limit: 1 };
      const page = await store.nodeOutputs.getPage(workspaceId, executionId, data);
      const [fileId = ''] = fileIdsIn(page?.items ?? []);
      expect(await store.files.get(workspaceId, fileId)).toMatchObject({ name: 'name.txt', owners: [executionId] });
      const file = await store.files.open(workspaceId, fileId);
      expect(file === null ? null : await text(file.stream)).toBe(name);
    }
  });

  it('holds repeats back among those that begin together', async () => {
    const { store } = hub.services;
    const document = { ...greeting, settings: { leadloom: { deduplicate: { key: '=same', windowSeconds: 600 } } } };
    const taken = await takeRequests(document, 3);
    await (await startBatch(taken.map(({ executionId }) => executionId))).result();
    await untilAllEnded(taken);
    const answers = await Promise.all(
      taken.map(({ requestId, executionId }) => store.webhookAnswers.getFirst(workspaceId, requestId, executionId)),
    );
    const texts = answers.map((answer) => Buffer.from(answer?.body ?? []).toString());
    expect(texts.filter((text) => text.includes('Hello'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('come before'))).toHaveLength(2);
    const { workflowId = '' } = (await store.executions.get(workspaceId, taken[0]?.executionId ?? '')) ?? {};
    expect((await store.triggers.get(workspaceId, { workflowId, node: 'Webhook' })).heldBack).toBe(2);
  });

  it('lets the others go on as runs of their own: a call, a wait, a failure, a refusal', async () => {
    const { services } = hub;
    const call: RowStep = ['Call', 'httpRequest', 4.2, { method: 'POST', url: outside.url, options: {} }];
    const wait: RowStep = ['Wait', 'wait', 1.1, { resume: 'timeInterval', amount: 1, unit: 'seconds' }];
    const stop: RowStep = ['Stop', 'stopAndError', 1, { errorMessage: 'No' }];
    const calls = await insertRun(services, inARow(manual, call));
    const waits = await insertRun(services, inARow(manual, wait, set('after')));
    const fails = await insertRun(services, inARow(manual, stop));
    const [refused] = await takeRequests(
      inARow(['Webhook', 'webhook', 2, { ...webhook[3], authentication: 'headerAuth' }], set('never')),
      1,
    );
    const ends = await insertRun(services, inARow(manual, set('at once')));
    const stopped = await insertRun(services, inARow(manual, set('never')));
    await services.store.executions.requestStop(workspaceId, stopped);
    const batch = await startBatch([calls, waits, fails, refused?.executionId ?? '', ends, stopped]);
    await batch.result();
    expect(await endOf(services, calls)).toBe('success');
    expect(outside.requests).toHaveLength(1);
    expect(await endOf(services, waits)).toBe('success');
    expect(await itemsOf(services.store, waits, 'Set')).toEqual([{ v: 'after' }]);
    expect(await endOf(services, fails)).toBe('error');
    expect((await services.store.executions.get(workspaceId, fails))?.error?.message).toBe('No');
    expect((await services.store.webhookAnswers.get(workspaceId, refused?.requestId ?? ''))?.status).not.toBe(200);
    expect(await endOf(services, stopped)).toBe('canceled');
    expect((await services.store.executions.get(workspaceId, ends))?.status).toBe('success');
  });

  it('loses and doubles nothing when its worker is killed in the middle of several, sent by signals', async () => {
    const taken = await takeRequests(greeting, 120);
    const lane = newId('hub');
    const send = async (place: number) =>
      hub.services.temporal.workflow.signalWithStart(workflowTypes.runBatches, {
        workflowId: workflowIds.batches(lane, place % 2),
        taskQueue: taskQueues.runs,
        args: [],
        signal: signals.beginBatch,
        signalArgs: [
          {
            workspaceId,
            executionIds: taken.slice(place * 40, place * 40 + 40).map(({ executionId }) => executionId),
            batchId: newId('bt'),
          },
        ],
        workflowTaskTimeout: '2 seconds',
      });
    await Promise.all([0, 1, 2].map(send));
    while (
      (
        await hub.services.store.batches.unfinished(
          workspaceId,
          taken.map(({ executionId }) => executionId),
        )
      ).length > 110
    )
      await sleep(2);
    await worker.kill();
    worker = await spawnWorker(env);
    await untilAllEnded(taken);
    await expectAnswered(taken);
  });

  it('that was stored and never started is begun by the sweeper', async () => {
    const taken = await takeRequests(greeting, 3, new Date(Date.now() - 60_000));
    await hub.services.temporal.workflow.execute(workflowTypes.sweepInbox, {
      workflowId: newId('sweep'),
      taskQueue: taskQueues.runs,
      args: [],
    });
    await untilAllEnded(taken);
    await expectAnswered(taken);
  });
});

it('fails an execution whose first part has ended its worker three times', async () => {
  const { store, temporal } = hub.services;
  const id = await insertRun(hub.services, inARow(manual, set('never')));
  for (let start = 0; start < 3; start++) await store.segments.claim(workspaceId, id, 0);
  await temporal.workflow.execute(workflowTypes.runWorkflow, {
    workflowId: workflowIds.run(id),
    taskQueue: taskQueues.runs,
    args: [{ workspaceId, executionId: id }],
  });
  expect((await store.executions.get(workspaceId, id))?.error?.message).toMatch(/begun 3 times/);
});
