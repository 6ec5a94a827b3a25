import type { FlowControl } from '@leadloom/contracts';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkerConfig } from '../../config.ts';
import { createServices } from '../../create-services.ts';
import { inARow, manual, type RowStep } from '../../testing/in-a-row.ts';
import { type WorkerProcess, spawnWorker } from '../../testing/spawn-worker.ts';
import {
  type TestServers,
  endOf,
  itemsOf,
  startTestServers,
  storeWorkflow,
  workspaceId,
} from '../../testing/start-test-worker.ts';
import { taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';

let servers: TestServers;
let hub: Awaited<ReturnType<typeof createServices>>;
let worker: WorkerProcess;

beforeAll(async () => {
  servers = await startTestServers();
  hub = await createServices(readWorkerConfig(servers.env), pino({ level: 'silent' }));
  worker = await spawnWorker(servers.env);
});
afterAll(async () => {
  await worker?.kill();
  await hub?.close();
  await servers?.stop();
});

/** Begins runs of a workflow with flow control, each with the item that it gives. */
async function workflowWith(flow: FlowControl, ...steps: RowStep[]) {
  const { store, temporal } = hub.services;
  const document = inARow(manual, ...steps);
  document.settings = { ...document.settings, leadloom: { flow } };
  const stored = await storeWorkflow(store, document);
  return {
    workflowId: stored.workflowId,
    begin: async (json: object) => {
      const start = { startNode: 'Manual', triggerOutput: [[{ json }]] };
      const { id } = await store.executions.create(workspaceId, { ...stored, mode: 'trigger', start });
      await temporal.workflow.start(workflowTypes.runWorkflow, {
        workflowId: workflowIds.run(id),
        taskQueue: taskQueues.runs,
        args: [{ workspaceId, executionId: id }],
      });
      return id;
    },
  };
}

const getRun = async (id: string) => {
  const execution = await hub.services.store.executions.get(workspaceId, id);
  if (execution === null) throw new Error(`no execution ${id}`);
  return execution;
};
const untilHeld = (id: string) =>
  expect.poll(async () => (await getRun(id)).flow?.state, { timeout: 20_000, interval: 50 }).toBe('held');
const untilBegun = (id: string) =>
  expect.poll(async () => (await getRun(id)).wait?.node, { timeout: 20_000, interval: 50 }).toBe('Wait');
const counts = (workflowId: string) => hub.services.store.flow.counts(workspaceId, workflowId);
const waitNode = (seconds: number): RowStep => [
  'Wait',
  'wait',
  1.1,
  { resume: 'timeInterval', amount: seconds, unit: 'seconds' },
];

describe('concurrency', () => {
  it('lets the runs of one key go one after another, by priority, and loses none when the worker is killed', async () => {
    const { workflowId, begin } = await workflowWith(
      { key: '={{ $json.email }}', priority: '={{ $json.rank }}', concurrency: 1 },
      waitNode(2),
    );
    const first = await begin({ email: 'ada@lovelace.example', rank: 0 });
    await untilBegun(first);
    const low = await begin({ email: 'ada@lovelace.example', rank: 1 });
    await untilHeld(low);
    const high = await begin({ email: 'ada@lovelace.example', rank: 9 });
    await untilHeld(high);
    expect(await counts(workflowId)).toMatchObject({ held: 2 });
    const other = await begin({ email: 'grace@hopper.example', rank: 0 });
    await worker.kill();
    worker = await spawnWorker(servers.env);

    const ids = [first, high, low, other];
    expect(await Promise.all(ids.map((id) => endOf(hub.services, id)))).toEqual(ids.map(() => 'success'));
    const times = await Promise.all([first, high, low].map(timesOf));
    expect(times.map(({ end }) => end).toSorted()).toEqual(times.map(({ end }) => end));
    for (const [place, { begin: begun }] of times.slice(1).entries())
      expect(begun >= (times[place]?.end ?? '')).toBe(true);
    for (const id of ids)
      expect((await hub.services.store.executions.listNodeRuns(workspaceId, id)).map(({ node }) => node)).toEqual([
        'Manual',
        'Wait',
      ]);
    expect(await counts(workflowId)).toEqual({
      held: 0,
      leftOut: { throttle: 0, debounce: 0, singleton: 0, full: 0, joined: 0 },
    });
  }, 60_000);

  /** When its first node began, and when it ended. */
  async function timesOf(id: string): Promise<{ begin: string; end: string }> {
    const [node] = await hub.services.store.executions.listNodeRuns(workspaceId, id);
    return { begin: node?.startedAt ?? '', end: (await getRun(id)).finishedAt ?? '' };
  }

  it('lets the next one in when one that waits is stopped', async () => {
    const { begin } = await workflowWith({ concurrency: 1 }, waitNode(1));
    const first = await begin({});
    await untilBegun(first);
    const stopped = await begin({});
    await untilHeld(stopped);
    const last = await begin({});
    await hub.services.store.executions.requestStop(workspaceId, stopped);
    await hub.services.temporal.workflow.getHandle(workflowIds.run(stopped)).signal('stop');
    expect(await endOf(hub.services, stopped)).toBe('canceled');
    expect(await endOf(hub.services, last)).toBe('success');
  });
});

it('leaves out what is more than the throttle takes, and says so to who called', async () => {
  const { workflowId, begin } = await workflowWith({ throttle: { limit: 1, periodSeconds: 3600, excess: 'drop' } });
  const first = await begin({});
  expect(await endOf(hub.services, first)).toBe('success');
  const second = await begin({});
  expect(await endOf(hub.services, second)).toBe('canceled');
  expect(await getRun(second)).toMatchObject({
    status: 'canceled',
    error: { message: expect.stringContaining('Left out') },
    flow: { state: 'left-out', reason: 'throttle' },
  });
  expect((await counts(workflowId)).leftOut.throttle).toBe(1);
});

it('debounces: the last one runs', async () => {
  const { begin } = await workflowWith({ debounce: { seconds: 2 } }, ['Set', 'noOp', 1, {}]);
  const first = await begin({ number: 1 });
  await untilHeld(first);
  const last = await begin({ number: 2 });
  expect(await endOf(hub.services, first)).toBe('canceled');
  expect(await endOf(hub.services, last)).toBe('success');
  expect(await itemsOf(hub.services.store, last, 'Set')).toEqual([{ number: 2 }]);
});

it('gives one run the items of a batch', async () => {
  const { workflowId, begin } = await workflowWith({ batch: { size: 3, seconds: 600 } }, ['Set', 'noOp', 1, {}]);
  const ids: string[] = [];
  for (const number of [1, 2, 3]) {
    const id = await begin({ number });
    if (number < 3) await untilHeld(id);
    ids.push(id);
  }
  const [leader = '', ...members] = ids;
  expect(await endOf(hub.services, leader)).toBe('success');
  expect(await itemsOf(hub.services.store, leader, 'Set')).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
  expect(await getRun(leader)).toMatchObject({ flow: { state: 'admitted', joined: 2 } });
  for (const id of members) {
    expect(await endOf(hub.services, id)).toBe('canceled');
    expect((await getRun(id)).flow).toMatchObject({ state: 'left-out', reason: 'joined', joins: leader });
  }
  expect((await counts(workflowId)).leftOut.joined).toBe(2);
});

it('debounces and gathers over a kill of the worker: the last one runs, and a batch has all its items', async () => {
  const debounced = await workflowWith({ debounce: { seconds: 3 } }, ['Set', 'noOp', 1, {}]);
  const gathered = await workflowWith({ batch: { size: 3, seconds: 600 } }, ['Set', 'noOp', 1, {}]);
  const ids: string[] = [];
  for (const number of [1, 2]) {
    const id = await gathered.begin({ number });
    await untilHeld(id);
    ids.push(id);
  }
  const first = await debounced.begin({ number: 1 });
  await untilHeld(first);
  const last = await debounced.begin({ number: 2 });
  await untilHeld(last);
  await worker.kill();
  ids.push(await gathered.begin({ number: 3 }));
  worker = await spawnWorker(servers.env);

  expect(await Promise.all([first, last].map((id) => endOf(hub.services, id)))).toEqual(['canceled', 'success']);
  expect(await itemsOf(hub.services.store, last, 'Set')).toEqual([{ number: 2 }]);
  const ends = await Promise.all(ids.map((id) => endOf(hub.services, id)));
  expect(ends.toSorted()).toEqual(['canceled', 'canceled', 'success']);
  const leader = ids[ends.indexOf('success')] ?? '';
  expect(await itemsOf(hub.services.store, leader, 'Set')).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
  expect((await counts(gathered.workflowId)).leftOut.joined).toBe(2);
}, 60_000);

it('stops the older run where the newest is to be alone', async () => {
  const { begin } = await workflowWith({ singleton: 'cancel' }, waitNode(3600));
  const older = await begin({});
  await untilBegun(older);
  const newer = await begin({});
  expect(await endOf(hub.services, older)).toBe('canceled');
  await untilBegun(newer);
});
