import { type WorkflowDocument, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type TestServers,
  type TestWorker,
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
  const answer = await store.webhookAnswers.get(workspaceId, requestId);
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
