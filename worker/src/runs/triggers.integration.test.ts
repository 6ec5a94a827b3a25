import { type WorkflowDocument, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inARow, manual, type RowStep } from '../testing/in-a-row.ts';
import {
  type TestServers,
  type TestWorker,
  beginRun,
  endOf,
  itemsOf,
  startTestServers,
  startTestWorker,
  workspaceId,
} from '../testing/start-test-worker.ts';

let servers: TestServers;
let worker: TestWorker;

beforeAll(async () => {
  servers = await startTestServers();
  worker = await startTestWorker(servers.env);
});
afterAll(async () => {
  await worker?.stop();
  await servers?.stop();
});

/** Hook → Shape [→ Respond] */
function hook(parameters: Record<string, unknown>, respond?: Record<string, unknown>): WorkflowDocument {
  return {
    nodes: [
      {
        name: 'Hook',
        type: 'n8n-nodes-base.webhook',
        typeVersion: 2,
        position: [0, 0],
        webhookId: 'w',
        parameters: { path: 'leads', httpMethod: 'POST', ...parameters },
      },
      {
        name: 'Shape',
        type: 'n8n-nodes-base.set',
        typeVersion: 3.4,
        position: [200, 0],
        parameters: {
          mode: 'raw',
          jsonOutput: '={{ { "email": $json.body.email, "from": $json.query.from } }}',
          options: {},
        },
      },
      ...(respond === undefined
        ? []
        : [
            {
              name: 'Respond',
              type: 'n8n-nodes-base.respondToWebhook',
              typeVersion: 1.1,
              position: [400, 0],
              parameters: respond,
            },
          ]),
    ],
    connections: {
      Hook: { main: [[{ node: 'Shape', type: 'main', index: 0 }]] },
      ...(respond === undefined ? {} : { Shape: { main: [[{ node: 'Respond', type: 'main', index: 0 }]] } }),
    },
    settings: { executionOrder: 'v1' },
  };
}

/** A request as the hub takes it: inbox, execution, Temporal workflow. Answers what the caller would get. */
async function request(document: WorkflowDocument, headers: Record<string, string> = {}) {
  const { store, temporal } = worker.services;
  const workflow = await store.workflows.create(workspaceId, {
    name: 'Hook',
    document,
    nodeCount: 2,
    triggers: [],
    savedBy: 'test',
  });
  const stored = await store.workflows.getDocument(workspaceId, workflow.id);
  const executionId = `ex_${workflow.id}`;
  const requestId = await store.inbox.put(workspaceId, {
    workflowId: workflow.id,
    executionId,
    node: 'Hook',
    isTest: false,
    request: {
      method: 'POST',
      path: 'leads',
      params: {},
      query: { from: 'page' },
      headers: { 'content-type': 'application/json', ...headers },
      remoteAddress: '127.0.0.1',
      body: Buffer.from('{"email":"ada@lovelace.example"}'),
    },
  });
  await store.executions.create(workspaceId, {
    id: executionId,
    workflowId: workflow.id,
    workflowName: 'Hook',
    workflowVersion: 1,
    documentHash: stored?.hash ?? '',
    mode: 'webhook',
    start: { startNode: 'Hook', webhookRequestId: requestId },
  });
  await temporal.workflow.start(workflowTypes.runWorkflow, {
    workflowId: workflowIds.run(executionId),
    taskQueue: taskQueues.runs,
    args: [{ workspaceId, executionId }],
  });
  const status = await endOf(worker.services, executionId);
  const answer = await store.webhookAnswers.getFirst(workspaceId, requestId, executionId);
  return {
    status,
    executionId,
    answer: answer === null ? null : { ...answer, body: Buffer.from(answer.body).toString() },
  };
}

describe('webhooks', () => {
  it('answers at once', async () => {
    const { status, answer, executionId } = await request(hook({ responseMode: 'onReceived', options: {} }));
    expect(status).toBe('success');
    expect(answer).toMatchObject({ status: 200, body: '{"message":"Workflow was started"}' });
    expect(await itemsOf(worker.services.store, executionId, 'Shape')).toEqual([
      { email: 'ada@lovelace.example', from: 'page' },
    ]);
  });

  it('answers from the last node', async () => {
    const { answer } = await request(hook({ responseMode: 'lastNode', options: {} }));
    expect(answer).toMatchObject({ status: 200, body: '{"email":"ada@lovelace.example","from":"page"}' });
  });

  it('answers by a Respond to Webhook node', async () => {
    const { answer } = await request(
      hook(
        { responseMode: 'responseNode', options: {} },
        {
          respondWith: 'text',
          responseBody: '=Hello {{ $json.email }}',
          options: { responseCode: 201, responseHeaders: { entries: [{ name: 'X-Lead', value: 'yes' }] } },
        },
      ),
    );
    expect(answer).toMatchObject({ status: 201, body: 'Hello ada@lovelace.example', headers: { 'x-lead': 'yes' } });
  });

  it('lets the node refuse a caller, and runs nothing', async () => {
    const { status, answer, executionId } = await request(
      hook({ responseMode: 'lastNode', options: { ipWhitelist: '10.1.2.3' } }),
    );
    expect(status).toBe('success');
    expect(answer).toMatchObject({ status: 403 });
    expect(await worker.services.store.executions.listNodeRuns(workspaceId, executionId)).toEqual([]);
  });

  it('says that the workflow failed', async () => {
    const document = hook({ responseMode: 'lastNode', options: {} });
    document.nodes[1] = {
      name: 'Shape',
      type: 'n8n-nodes-base.stopAndError',
      typeVersion: 1,
      position: [200, 0],
      parameters: { errorMessage: 'no' },
    };
    const { status, answer } = await request(document);
    expect(status).toBe('error');
    expect(answer).toMatchObject({ status: 500, body: '{"message":"Error in workflow"}' });
  });
});

it('runs an active workflow at a tick of its schedule, and not an inactive one', async () => {
  const { store, temporal } = worker.services;
  const document: WorkflowDocument = {
    nodes: [
      {
        name: 'Daily',
        type: 'n8n-nodes-base.scheduleTrigger',
        typeVersion: 1.2,
        position: [0, 0],
        parameters: { rule: { interval: [{}] } },
      },
    ],
    connections: {},
    settings: { timezone: 'Asia/Tokyo' },
  };
  const workflow = await store.workflows.create(workspaceId, {
    name: 'Daily',
    document,
    nodeCount: 1,
    triggers: [],
    savedBy: 'test',
  });
  const tick = (number: number) =>
    temporal.workflow.execute(workflowTypes.startScheduledRun, {
      workflowId: `scheduled/${workflow.id}/Daily/0-${number}`,
      taskQueue: taskQueues.runs,
      args: [{ workspaceId, workflowId: workflow.id, node: 'Daily' }],
    }) as Promise<string | null>;
  expect(await tick(1)).toBeNull();
  await store.workflows.setActiveVersion(workspaceId, workflow.id, 1);
  const executionId = await tick(2);
  expect(await endOf(worker.services, executionId ?? '')).toBe('success');
  expect(await itemsOf(store, executionId ?? '', 'Daily')).toEqual([
    expect.objectContaining({ Timezone: 'Asia/Tokyo (UTC+09:00)' }),
  ]);
});

it('runs at every second day of a schedule that comes each day, and at a repeated tick once', async () => {
  const { store, temporal } = worker.services;
  const document = inARow(['Daily', 'scheduleTrigger', 1.2, { rule: { interval: [{ daysInterval: 2 }] } }]);
  const facts = { document, nodeCount: 1, triggers: [], savedBy: 'test' };
  const { id: workflowId } = await store.workflows.create(workspaceId, { name: 'Second day', ...facts });
  await store.workflows.setActiveVersion(workspaceId, workflowId, 1);
  const every = { unit: 'days', size: 2, index: 0 };
  const tick = (number: number) =>
    temporal.workflow.execute(workflowTypes.startScheduledRun, {
      workflowId: `scheduled/${workflowId}/Daily/0-${number}`,
      taskQueue: taskQueues.runs,
      args: [{ workspaceId, workflowId, node: 'Daily', every }],
    }) as Promise<string | null>;
  const first = await tick(1);
  expect(first).toMatch(/^ex_/);
  // The same day.
  expect(await tick(2)).toBeNull();
  const { cursor } = await store.triggers.get(workspaceId, { workflowId, node: 'Daily' });
  const today = Math.floor(Date.now() / 86_400_000);
  expect(JSON.parse(cursor)).toEqual({ 0: { rule: 'days:2', last: today } });
  const twoDaysAgo = JSON.stringify({ 0: { rule: 'days:2', last: today - 2 } });
  await store.triggers.keepCursor(workspaceId, { workflowId, node: 'Daily' }, twoDaysAgo);
  expect(await tick(3)).toMatch(/^ex_/);
});

it('begins executions that were stored and never began', async () => {
  const { store, temporal } = worker.services;
  const document: WorkflowDocument = {
    nodes: [{ name: 'Manual', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} }],
    connections: {},
  };
  const workflow = await store.workflows.create(workspaceId, {
    name: 'Lost',
    document,
    nodeCount: 1,
    triggers: [],
    savedBy: 'test',
  });
  const stored = await store.workflows.getDocument(workspaceId, workflow.id);
  const execution = await store.executions.create(workspaceId, {
    workflowId: workflow.id,
    workflowName: 'Lost',
    workflowVersion: 1,
    documentHash: stored?.hash ?? '',
    mode: 'manual',
    start: {},
    startedAt: new Date(Date.now() - 60_000),
  });
  expect(
    await temporal.workflow.execute(workflowTypes.sweepInbox, {
      workflowId: 'sweep-now',
      taskQueue: taskQueues.runs,
      args: [],
    }),
  ).toBe(1);
  expect(await endOf(worker.services, execution.id)).toBe('success');
});

describe('error workflows', () => {
  /** A stored workflow that is active; its id. */
  async function activate(name: string, document: WorkflowDocument): Promise<string> {
    const { store } = worker.services;
    const facts = { document, nodeCount: document.nodes.length, triggers: [] };
    const { id } = await store.workflows.create(workspaceId, { name, ...facts, savedBy: 'test' });
    await store.workflows.setActiveVersion(workspaceId, id, 1);
    return id;
  }
  /** The runs of a workflow, each ended. */
  async function runsOf(workflowId: string) {
    const { items } = await worker.services.store.executions.list(workspaceId, { workflowId });
    return Promise.all(items.map(async ({ id, mode }) => ({ id, mode, status: await endOf(worker.services, id) })));
  }
  const onError: RowStep = ['On error', 'errorTrigger', 1, {}];
  const fail: RowStep = ['Fail', 'stopAndError', 1, { errorMessage: 'the CRM is full' }];

  it('runs the named one once, with what n8n tells it', async () => {
    const handler = await activate('Alarm', inARow(onError));
    const failing = inARow(manual, fail);
    failing.settings = { ...failing.settings, errorWorkflow: handler };
    const id = await beginRun(worker.services, failing, {}, 'trigger');
    expect(await endOf(worker.services, id)).toBe('error');

    const [run, ...more] = await runsOf(handler);
    expect(more).toEqual([]);
    expect(run).toMatchObject({ mode: 'error', status: 'success' });
    const { workflowId } = (await worker.services.store.executions.get(workspaceId, id)) ?? {};
    expect(await itemsOf(worker.services.store, run?.id ?? '', 'On error')).toEqual([
      {
        execution: {
          id,
          url: `${worker.config.HUB_URL}/executions/${id}`,
          error: expect.objectContaining({ message: 'the CRM is full', name: 'NodeOperationError' }),
          lastNodeExecuted: 'Fail',
          mode: 'trigger',
        },
        workflow: { id: workflowId, name: 'Test' },
      },
    ]);
  });

  it('are not run for runs by hand, nor while they are inactive', async () => {
    const handler = await activate('Quiet', inARow(onError));
    const failing = inARow(manual, fail);
    failing.settings = { ...failing.settings, errorWorkflow: handler };
    await endOf(worker.services, await beginRun(worker.services, failing));
    await worker.services.store.workflows.setActiveVersion(workspaceId, handler, null);
    await endOf(worker.services, await beginRun(worker.services, failing, {}, 'trigger'));
    expect(await runsOf(handler)).toEqual([]);
  });

  it('come to an end where they fail themselves: in the workflow with its own Error Trigger, and in a circle', async () => {
    const { store } = worker.services;
    const own = await activate('Own', inARow(onError, fail));
    const circle = inARow(onError, fail);
    circle.settings = { ...circle.settings, errorWorkflow: own };
    const first = await activate('First', circle);
    const back = inARow(onError, fail);
    back.settings = { ...back.settings, errorWorkflow: first };
    const saved = { document: back, nodeCount: 2, triggers: [], baseVersion: 1, savedBy: 'test' };
    await store.workflows.saveVersion(workspaceId, own, saved);
    await store.workflows.setActiveVersion(workspaceId, own, 2);

    const failing = inARow(manual, fail);
    failing.settings = { ...failing.settings, errorWorkflow: first };
    await endOf(worker.services, await beginRun(worker.services, failing, {}, 'webhook'));
    expect(await runsOf(first)).toMatchObject([{ mode: 'error', status: 'error' }]);
    expect(await runsOf(own)).toMatchObject([{ mode: 'error', status: 'error' }]);
  });
});
