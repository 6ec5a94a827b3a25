import type { Execution, Lead, PageOf, WorkflowDocument, WorkflowWithDocument } from '@leadloom/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from './otlp-receiver.ts';
import { startSystem, type TestSystem } from './system.ts';

/** Stands wherever a secret or a record's data may stand in a request. */
const marker = 'planted-jane-doe';

let receiver: OtlpReceiver;
let system: TestSystem;
let execution: Execution;
let leads: Lead[];
let spans: ReceivedSpan[];

beforeAll(async () => {
  receiver = await startOtlpReceiver();
  system = await startSystem({
    variables: {
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-receiver-key=of-the-receiver',
    },
  });
  try {
    const { workflow } = await system.api<WorkflowWithDocument>('POST', '/api/hub/v1/workflows', { document: drawn() });
    const path = `/api/hub/v1/workflows/${workflow.id}/runs`;
    ({ execution } = await system.api<{ execution: Execution }>('POST', path, { wait: true }));
    leads = (await system.api<PageOf<Lead>>('GET', '/api/hub/v1/leads?limit=100')).items;
  } finally {
    // What is not sent yet is sent when a process is told to end.
    await Promise.all([system.worker.stop(), system.hub.stop()]);
    await system.stop();
  }
  spans = receiver.spans();
}, 300_000);
afterAll(() => receiver?.stop());

/** A call that the sandbox refuses, with the marker everywhere, then a search that stores people. */
function drawn(): WorkflowDocument {
  const names = ['Manual', 'Lead', 'Call', 'Find'];
  const position = (index: number): [number, number] => [220 * index, 0];
  return {
    name: 'Traced',
    nodes: [
      { name: 'Manual', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: position(0), parameters: {} },
      {
        name: 'Lead',
        type: 'n8n-nodes-base.set',
        typeVersion: 3.4,
        position: position(1),
        parameters: { mode: 'raw', jsonOutput: JSON.stringify({ email: `${marker}@firma.example` }), options: {} },
      },
      {
        name: 'Call',
        type: 'n8n-nodes-base.httpRequest',
        typeVersion: 4.2,
        position: position(2),
        parameters: {
          method: 'POST',
          url: `${system.sandboxUrl}/apollo/api/v1/people/${marker}?api_key=${marker}`,
          sendHeaders: true,
          headerParameters: { parameters: [{ name: 'x-api-key', value: marker }] },
          sendBody: true,
          specifyBody: 'json',
          jsonBody: '={{ JSON.stringify($json) }}',
          options: { response: { response: { neverError: true } } },
        },
      },
      {
        name: 'Find',
        type: 'n8n-nodes-leadloom.findLeads',
        typeVersion: 1,
        position: position(3),
        parameters: { connectionId: 'sandbox-apollo', limit: 12, filters: {} },
        credentials: { leadloomApi: { id: 'leadloom-hub', name: 'Leadloom hub' } },
      },
    ],
    connections: Object.fromEntries(
      names.slice(1).map((name, index) => [names[index] ?? '', { main: [[{ node: name, type: 'main', index: 0 }]] }]),
    ),
    settings: { executionOrder: 'v1' },
  };
}

function one(what: string, isIt: (span: ReceivedSpan) => boolean): ReceivedSpan {
  const fitting = spans.filter(isIt);
  if (fitting[0] === undefined) throw new Error(`no span of ${what} among ${spans.map(({ name }) => name).join(', ')}`);
  return fitting[0];
}

const parentOf = (child: ReceivedSpan) =>
  one(
    `the parent of ${child.name}`,
    ({ spanId, traceId }) => spanId === child.parentSpanId && traceId === child.traceId,
  );

it('shows a call of a node below its node run and its segment', () => {
  expect(execution.status).toBe('success');
  const call = one('the call', ({ attributes }) => attributes['leadloom.work.unit'] === 'Call');
  expect(call).toMatchObject({
    service: 'leadloom-worker',
    name: 'POST',
    kind: 3,
    status: 2,
    attributes: {
      'http.request.method': 'POST',
      'server.address': '127.0.0.1',
      'url.full': `${system.sandboxUrl}/*/api/v1/people/*`,
      'leadloom.work.id': execution.id,
      'leadloom.answered_from_journal': false,
      'leadloom.limiter.wait_ms': 0,
    },
  });
  expect(call.attributes['http.response.status_code']).toBeGreaterThanOrEqual(400);
  expect(call.attributes['error.type']).toBe(String(call.attributes['http.response.status_code']));
  const node = parentOf(call);
  expect(node).toMatchObject({
    name: 'n8n-nodes-base.httpRequest',
    attributes: { 'leadloom.execution.id': execution.id, 'leadloom.node.name': 'Call', 'leadloom.node.run': 0 },
  });
  const segment = parentOf(node);
  expect(segment).toMatchObject({
    name: 'runSegment',
    parentSpanId: undefined,
    attributes: { 'temporal.workflow.id': `run/${execution.id}`, 'temporal.activity.attempt': 1 },
  });
});

it("shows a call of an operation below its step, at the vendor's own address", () => {
  const search = one('the search', ({ attributes }) => attributes['leadloom.connection.id'] === 'sandbox-apollo');
  expect(search).toMatchObject({
    name: 'POST',
    kind: 3,
    status: 0,
    attributes: {
      'server.address': 'api.apollo.io',
      'server.port': 443,
      'url.full': 'https://api.apollo.io/api/v1/mixed_people/api_search',
      'http.response.status_code': 200,
      'leadloom.sent_to': system.sandboxUrl,
      'leadloom.attempt': 1,
    },
  });
  const step = parentOf(search);
  expect(step.name).toBe('runOperationStep');
  expect(step.attributes['temporal.workflow.id']).toBe(`operation/${String(search.attributes['leadloom.work.id'])}`);
});

it('shows each node run once, pure ones too, and what the hub answered', () => {
  const nodes = spans.filter(({ attributes }) => attributes['leadloom.execution.id'] === execution.id);
  expect(nodes.map(({ attributes }) => String(attributes['leadloom.node.name'])).toSorted()).toEqual([
    'Call',
    'Find',
    'Lead',
    'Manual',
  ]);
  expect(one('the hub', ({ name }) => name.endsWith('/leads/source'))).toMatchObject({
    service: 'leadloom-hub',
    name: 'POST /api/hub/v1/leads/source',
    kind: 2,
    status: 0,
    attributes: { 'http.route': '/api/hub/v1/leads/source' },
  });
  expect(receiver.headers()[0]).toMatchObject({ 'x-receiver-key': 'of-the-receiver' });
});

it("sends no secret and nothing of a record: neither planted, nor the vendor's key, nor the people that were found", () => {
  const raw = receiver.raw();
  expect(leads.length).toBeGreaterThan(5);
  const values = leads.flatMap(({ fields: { email, phone, linkedinUrl, firstName, lastName } }) => [
    ...[email, phone, linkedinUrl].filter((value) => value !== undefined),
    `${firstName} ${lastName}`,
  ]);
  const secrets = [marker, 'sandbox-apollo-key', 'of-the-receiver', system.apiKey, system.password];
  expect([...secrets, ...values].filter((value) => raw.includes(value))).toEqual([]);
  expect(spans.filter(({ message }) => message !== undefined)).toEqual([]);
});
