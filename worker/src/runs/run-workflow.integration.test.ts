import type { WorkflowDocument } from '@leadloom/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CountingServer, startCountingServer } from '../testing/counting-server.ts';
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

/** Manual → Two items → Call → After */
const calling = (url: string): WorkflowDocument => ({
  nodes: [
    { name: 'Manual', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
    {
      name: 'Lead',
      type: 'n8n-nodes-base.set',
      typeVersion: 3.4,
      position: [200, 0],
      parameters: { mode: 'raw', jsonOutput: '{"email": "ada@lovelace.example"}', options: {} },
    },
    {
      name: 'Call',
      type: 'n8n-nodes-base.httpRequest',
      typeVersion: 4.2,
      position: [400, 0],
      parameters: {
        method: 'POST',
        url: `${url}/people`,
        sendBody: true,
        specifyBody: 'json',
        jsonBody: '={{ JSON.stringify($json) }}',
        options: {},
      },
    },
    {
      name: 'After',
      type: 'n8n-nodes-base.set',
      typeVersion: 3.4,
      position: [600, 0],
      parameters: {
        mode: 'raw',
        jsonOutput: '={{ { "sent": $("Lead").item.json.email, "path": $json.path } }}',
        options: {},
      },
    },
  ],
  connections: {
    Manual: { main: [[{ node: 'Lead', type: 'main', index: 0 }]] },
    Lead: { main: [[{ node: 'Call', type: 'main', index: 0 }]] },
    Call: { main: [[{ node: 'After', type: 'main', index: 0 }]] },
  },
  settings: { executionOrder: 'v1' },
});

it('runs a drawn workflow in segments', async () => {
  const { store } = worker.services;
  const id = await beginRun(worker.services, calling(outside.url));
  expect(await endOf(worker.services, id)).toBe('success');
  expect(await itemsOf(store, id, 'After')).toEqual([{ sent: 'ada@lovelace.example', path: '/people' }]);
  expect(outside.requests.map(({ method, body }) => [method, body])).toEqual([
    ['POST', '{"email":"ada@lovelace.example"}'],
  ]);

  const execution = await store.executions.get(workspaceId, id);
  expect(execution).toMatchObject({ status: 'success', segments: 2, error: null });
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
