import type { WorkflowDocument } from '@leadloom/contracts';
import { signals, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CountingServer, startCountingServer } from '../testing/counting-server.ts';
import { inARow, manual, type RowStep } from '../testing/in-a-row.ts';
import {
  type TestServers,
  type TestWorker,
  beginRun,
  endOf,
  itemsOf,
  startTestServers,
  startTestWorker,
  storeWorkflow,
  workspaceId,
} from '../testing/start-test-worker.ts';

let servers: TestServers;
let worker: TestWorker;
let outside: CountingServer;

beforeAll(async () => {
  outside = await startCountingServer();
  servers = await startTestServers();
  worker = await startTestWorker({ ...servers.env, LEADLOOM_ALLOWED_ORIGINS: outside.url });
});
afterAll(async () => {
  await worker?.stop();
  await servers?.stop();
  await outside?.stop();
});

const calling = (url: string): WorkflowDocument =>
  inARow(
    manual,
    ['Lead', 'set', 3.4, { mode: 'raw', jsonOutput: '{"email": "ada@lovelace.example"}', options: {} }],
    [
      'Call',
      'httpRequest',
      4.2,
      {
        method: 'POST',
        url: `${url}/people`,
        sendBody: true,
        specifyBody: 'json',
        jsonBody: '={{ JSON.stringify($json) }}',
        options: {},
      },
    ],
    [
      'After',
      'set',
      3.4,
      {
        mode: 'raw',
        jsonOutput: '={{ { "sent": $("Lead").item.json.email, "path": $json.path } }}',
        options: {},
      },
    ],
  );

it('runs a drawn workflow in segments', async () => {
  const { store } = worker.services;
  const id = await beginRun(worker.services, calling(outside.url));
  expect(await endOf(worker.services, id)).toBe('success');
  expect(await itemsOf(store, id, 'After')).toEqual([{ sent: 'ada@lovelace.example', path: '/people' }]);
  expect(outside.requests.map(({ method, body }) => [method, body])).toEqual([
    ['POST', '{"email":"ada@lovelace.example"}'],
  ]);

  const execution = await store.executions.get(workspaceId, id);
  expect(execution).toMatchObject({ status: 'success', error: null });
  expect(execution?.segments).toBeGreaterThanOrEqual(2);
  const events = await store.executions.listEvents(workspaceId, id, 0);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  expect(
    events.map((event) =>
      event.type === 'node-finished'
        ? `${event.type} ${event.nodeRun.node}`
        : 'node' in event
          ? `${event.type} ${event.node}`
          : event.type,
    ),
  ).toEqual([
    'execution-started',
    'node-started Manual',
    'node-finished Manual',
    'node-started Lead',
    'node-finished Lead',
    'node-started Call',
    'node-finished Call',
    'node-started After',
    'node-finished After',
    'execution-finished',
  ]);
});

it('runs code in a process of its own, with the data of other nodes', async () => {
  const id = await beginRun(
    worker.services,
    inARow(
      manual,
      ['Numbers', 'code', 2, { jsCode: 'return Array.from({ length: 500 }, (_, n) => ({ json: { n } }))' }],
      [
        'Each',
        'code',
        2,
        {
          mode: 'runOnceForEachItem',
          jsCode: 'return { json: { twice: $json.n * 2, all: $("Numbers").all().length } }',
        },
      ],
      [
        'Escape',
        'code',
        2,
        {
          jsCode:
            'let found = []; for (const attempt of [() => process.pid, () => require("f" + "s"), () => fetch, () => this.constructor.constructor("return process")().pid, () => globalThis.process.env]) { try { found.push(String(attempt()).slice(0, 40)) } catch {} } return [{ json: { found } }]',
        },
      ],
    ),
  );
  expect(
    await endOf(worker.services, id),
    JSON.stringify(await worker.services.store.executions.get(workspaceId, id)),
  ).toBe('success');
  const each = await itemsOf(worker.services.store, id, 'Each');
  expect(each).toHaveLength(500);
  expect(each[499]).toEqual({ twice: 998, all: 500 });
  expect(await itemsOf(worker.services.store, id, 'Escape')).toEqual([{ found: [] }]);
});

it('runs the code of the older function nodes in the same place', async () => {
  const id = await beginRun(
    worker.services,
    inARow(
      manual,
      [
        'Function',
        'function',
        1,
        { functionCode: 'return [{ json: { n: 1, pid: typeof process } }, { json: { n: 2 } }]' },
      ],
      ['Item', 'functionItem', 1, { functionCode: 'item.twice = item.n * 2; return item;' }],
    ),
  );
  expect(await endOf(worker.services, id)).toBe('success');
  expect(await itemsOf(worker.services.store, id, 'Item')).toEqual([
    { n: 1, pid: 'undefined', twice: 2 },
    { n: 2, twice: 4 },
  ]);
});

it('ends with the failing node and its message', async () => {
  const id = await beginRun(
    worker.services,
    inARow(manual, ['Stop here', 'stopAndError', 1, { errorMessage: 'No leads today' }]),
  );
  expect(await endOf(worker.services, id)).toBe('error');
  expect(await worker.services.store.executions.get(workspaceId, id)).toMatchObject({
    status: 'error',
    error: { node: 'Stop here', message: 'No leads today' },
  });
});

it('waits by a timer and goes on with the same items', async () => {
  const id = await beginRun(
    worker.services,
    inARow(
      manual,
      ['Lead', 'set', 3.4, { mode: 'raw', jsonOutput: '{"a": 1}', options: {} }],
      ['Wait', 'wait', 1.1, { resume: 'timeInterval', amount: 2, unit: 'seconds' }],
      ['End', 'noOp', 1, {}],
    ),
  );
  expect(await endOf(worker.services, id)).toBe('success');
  expect(await itemsOf(worker.services.store, id, 'End')).toEqual([{ a: 1 }]);
  const events = await worker.services.store.executions.listEvents(workspaceId, id, 0);
  expect(events.map((event) => event.type)).toContain('execution-waiting');
  expect(events.filter((event) => event.type === 'node-finished').map((event) => event.nodeRun.node)).toEqual([
    'Manual',
    'Lead',
    'Wait',
    'Wait',
    'End',
  ]);
});

it('runs a sub-workflow as an execution of its own', async () => {
  const { store } = worker.services;
  const child = inARow(
    ['When called', 'executeWorkflowTrigger', 1, {}],
    ['Double', 'set', 3.4, { mode: 'raw', jsonOutput: '={{ { "doubled": $json.n * 2 } }}', options: {} }],
  );
  const stored = await store.workflows.create(workspaceId, {
    name: 'Child',
    document: child,
    nodeCount: 2,
    triggers: [],
    savedBy: 'test',
  });
  const id = await beginRun(
    worker.services,
    inARow(
      manual,
      ['Lead', 'set', 3.4, { mode: 'raw', jsonOutput: '{"n": 21}', options: {} }],
      [
        'Call',
        'executeWorkflow',
        1.2,
        { source: 'database', workflowId: { __rl: true, mode: 'id', value: stored.id }, options: {} },
      ],
      ['End', 'noOp', 1, {}],
    ),
  );
  expect(await endOf(worker.services, id)).toBe('success');
  expect(await itemsOf(store, id, 'End')).toEqual([{ doubled: 42 }]);
  const children = await store.executions.list(workspaceId, { workflowId: stored.id });
  expect(children.items.map(({ mode, status }) => [mode, status])).toEqual([['integrated', 'success']]);
});

it('is run as it was published, or as it is drawn where its caller is run by hand', async () => {
  const { store } = worker.services;
  const saying = (word: string) =>
    inARow(
      ['When called', 'executeWorkflowTrigger', 1, {}],
      ['Say', 'set', 3.4, { mode: 'raw', jsonOutput: JSON.stringify({ word }), options: {} }],
    );
  const facts = { nodeCount: 2, triggers: [], savedBy: 'test' };
  const { id: value } = await store.workflows.create(workspaceId, { name: 'Said', document: saying('old'), ...facts });
  const caller = inARow(manual, [
    'Call',
    'executeWorkflow',
    1.2,
    { source: 'database', workflowId: { __rl: true, mode: 'id', value }, options: {} },
  ]);
  const said = async (mode: 'manual' | 'trigger') => {
    const id = await beginRun(worker.services, caller, { startNode: 'Manual' }, mode);
    expect(await endOf(worker.services, id)).toBe('success');
    return itemsOf(store, id, 'Call');
  };
  await store.workflows.saveVersion(workspaceId, value, { baseVersion: 1, document: saying('new'), ...facts });
  expect(await said('trigger')).toEqual([{ word: 'new' }]);
  await store.workflows.setActiveVersion(workspaceId, value, 1);
  expect(await said('trigger')).toEqual([{ word: 'old' }]);
  expect(await said('manual')).toEqual([{ word: 'new' }]);
});

it('is not run by a workflow that it does not let run it', async () => {
  const { store } = worker.services;
  const child = inARow(['When called', 'executeWorkflowTrigger', 1, {}]);
  child.settings = { ...child.settings, callerPolicy: 'workflowsFromAList', callerIds: 'wf_other' };
  const facts = { document: child, nodeCount: 1, triggers: [], savedBy: 'test' };
  const { id: value } = await store.workflows.create(workspaceId, { name: 'Closed', ...facts });
  const call: RowStep = [
    'Call',
    'executeWorkflow',
    1.2,
    { source: 'database', workflowId: { __rl: true, mode: 'id', value }, options: {} },
  ];
  const id = await beginRun(worker.services, inARow(manual, call));
  expect(await endOf(worker.services, id)).toBe('error');
  expect((await store.executions.get(workspaceId, id))?.error?.message).toContain('"Closed" does not let this one');
});

it('takes items away that an earlier execution has seen, and none twice for itself', async () => {
  const { store, temporal } = worker.services;
  const seen = { operation: 'removeItemsSeenInPreviousExecutions', logic: 'removeItemsWithAlreadySeenKeyValues' };
  const drawn = inARow(
    manual,
    ['Keep new', 'removeDuplicates', 2, { ...seen, dedupeValue: '={{ $json.id }}', options: {} }],
    ['End', 'noOp', 1, {}],
  );
  const stored = await storeWorkflow(store, drawn);
  const run = async (...ids: number[]) => {
    const start = { startNode: 'Manual', triggerOutput: [ids.map((id) => ({ json: { id } }))] };
    const { id } = await store.executions.create(workspaceId, { ...stored, mode: 'trigger', start });
    await temporal.workflow.start(workflowTypes.runWorkflow, {
      workflowId: workflowIds.run(id),
      taskQueue: taskQueues.runs,
      args: [{ workspaceId, executionId: id }],
    });
    expect(await endOf(worker.services, id)).toBe('success');
    return (await itemsOf(store, id, 'Keep new')).map((item) => (item as { id: number }).id);
  };
  expect(await run(1, 2)).toEqual([1, 2]);
  expect(await run(2, 3)).toEqual([3]);

  const place = { workflowId: 'wf_marks', context: '' };
  const check = (mark: string | null, mode: 'entries' | 'latestIncrementalKey' = 'entries', ...values: string[]) =>
    store.processedItems.check(workspaceId, place, values, { mode, mark });
  expect(await check('one', 'entries', 'a', 'b')).toEqual([true, true]);
  expect(await check('one', 'entries', 'a', 'b')).toEqual([true, true]);
  expect(await check('two', 'entries', 'b', 'c')).toEqual([false, true]);
  await expect(check(null, 'latestIncrementalKey', '1')).rejects.toThrow('Keep Items Where');
  await store.processedItems.clear(workspaceId, place);
  expect(await check(null, 'latestIncrementalKey', '5', '7')).toEqual([true, true]);
  expect(await check(null, 'latestIncrementalKey', '6', '8')).toEqual([false, true]);
});

it('keeps what nodes note of an execution where it can be found by', async () => {
  const { store } = worker.services;
  const values = [{ key: 'customer', value: '={{ "c" + 1 }}' }];
  const note: RowStep = ['Note', 'executionData', 1, { operation: 'save', dataToSave: { values } }];
  const id = await beginRun(worker.services, inARow(manual, note));
  expect(await endOf(worker.services, id)).toBe('success');
  const found = async (customValue: string) =>
    (await store.executions.list(workspaceId, { customKey: 'customer', customValue })).items;
  expect(await found('c1')).toMatchObject([{ id, customData: { customer: 'c1' } }]);
  expect(await found('c2')).toEqual([]);
});

it('stops a running node and a waiting run', async () => {
  const { store, temporal } = worker.services;
  const { promise: isThere, resolve: arrived } = Promise.withResolvers<void>();
  outside.answer(() => arrived());
  const running = await beginRun(worker.services, calling(outside.url));
  await isThere;
  await store.executions.requestStop(workspaceId, running);
  expect(await endOf(worker.services, running)).toBe('canceled');
  expect(await store.executions.get(workspaceId, running)).toMatchObject({ status: 'canceled' });

  const waiting = await beginRun(
    worker.services,
    inARow(manual, ['Wait', 'wait', 1.1, { resume: 'timeInterval', amount: 3, unit: 'days' }]),
  );
  while ((await store.executions.get(workspaceId, waiting))?.status !== 'waiting')
    await new Promise((resolve) => setTimeout(resolve, 50));
  await store.executions.requestStop(workspaceId, waiting);
  await temporal.workflow.getHandle(workflowIds.run(waiting)).signal(signals.stop);
  expect(await endOf(worker.services, waiting)).toBe('canceled');
  expect(await store.executions.get(workspaceId, waiting)).toMatchObject({ status: 'canceled' });
});

it.each(['done', 'retry'] as const)('asks a person about a request without an answer: %s', async (decision) => {
  const { store, temporal } = worker.services;
  outside.requests.length = 0;
  outside.answer((_request, response) => {
    if (outside.requests.length === 1) response.destroy();
    else response.end('{"path":"/second"}');
  });
  const id = await beginRun(worker.services, calling(outside.url));
  while ((await store.executions.get(workspaceId, id))?.status !== 'needs_decision')
    await new Promise((resolve) => setTimeout(resolve, 50));
  const events = await store.executions.listEvents(workspaceId, id, 0);
  expect(events.at(-1)).toMatchObject({ type: 'decision-needed', node: 'Call', request: `POST ${outside.url}/people` });
  await temporal.workflow.getHandle(workflowIds.run(id)).signal(signals.decide, decision);
  expect(await endOf(worker.services, id)).toBe('success');
  expect(outside.requests).toHaveLength(decision === 'done' ? 1 : 2);
});

it.each(['done', 'retry'] as const)(
  'asks a person when a request differs from what an earlier try sent: %s',
  async (decision) => {
    const { store, temporal } = worker.services;
    outside.requests.length = 0;
    outside.answer((_request, response) => {
      // The second request of the node is lost, so the node is run again, with another time in its first.
      if (outside.requests.length === 2) response.destroy();
      else response.end('{"path":"/sent"}');
    });
    const document = calling(outside.url);
    const [, lead, call] = document.nodes;
    Object.assign(lead?.parameters ?? {}, { jsonOutput: '{"email": ["one", "two"]}' });
    document.nodes.push({
      name: 'Each',
      type: 'n8n-nodes-base.splitOut',
      typeVersion: 1,
      position: [300, 0],
      parameters: { fieldToSplitOut: 'email', options: {} },
    });
    document.connections['Lead'] = { main: [[{ node: 'Each', type: 'main', index: 0 }]] };
    document.connections['Each'] = { main: [[{ node: 'Call', type: 'main', index: 0 }]] };
    Object.assign(call?.parameters ?? {}, {
      jsonBody: '={{ JSON.stringify({ email: $json.email, at: Date.now() }) }}',
      options: { batching: { batch: { batchSize: 1, batchInterval: 1 } } },
    });
    const id = await beginRun(worker.services, document);
    const decisions: string[] = [];
    for (;;) {
      const execution = await store.executions.get(workspaceId, id);
      if (execution?.status === 'success') break;
      if (execution?.status === 'needs_decision') {
        const asked = (await store.executions.listEvents(workspaceId, id, 0)).length;
        decisions.push(decision);
        await temporal.workflow.getHandle(workflowIds.run(id)).signal(signals.decide, decision);
        while (
          (await store.executions.listEvents(workspaceId, id, 0)).length === asked &&
          (await store.executions.get(workspaceId, id))?.status === 'needs_decision'
        )
          await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(decisions.length).toBeGreaterThan(1);
    expect(await itemsOf(store, id, 'Call')).toHaveLength(2);
    if (decision === 'done') expect(outside.requests).toHaveLength(2);
    else expect(outside.requests.length).toBeGreaterThan(2);
  },
);
