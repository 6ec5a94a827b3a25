import { buffer } from 'node:stream/consumers';
import { type DoorAnswer, HubError, type JournalRecord } from '@leadloom/contracts';
import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createOtelSpans } from '../tracing/otel-spans.ts';
import { inSpan, useSpans } from '../tracing/spans.ts';
import type { DoorScope } from './door-scope.ts';
import { configureDoor } from './door-settings.ts';
import { passDoor } from './pass-door.ts';
import { createSsrfGuard } from './ssrf-guard.ts';
import { openScope } from './with-door.ts';

const marker = 'planted-secret';
const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const records = new Map<string, JournalRecord>();
/** What the limiter says, request by request. */
let waits: number[];

context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
afterAll(() => context.disable());
beforeEach(() => {
  useSpans(createOtelSpans(provider.getTracer('test')));
  exporter.reset();
  records.clear();
  waits = [];
  configureDoor({
    guard: createSsrfGuard([]),
    hubOrigin: '',
    onOutcome: () => undefined,
    limiter: {
      take: () => Promise.resolve(waits.shift() ?? 0),
      block: () => Promise.resolve(),
      learn: () => undefined,
    },
  });
});

function scope(attempt = 1): DoorScope {
  return {
    workspaceId: 'ws',
    scopeId: 'ex_1',
    unit: 'Call',
    run: 0,
    attempt,
    journal: {
      keepBody: (_workspaceId, _scopeId, source) => buffer(source),
      list: () => Promise.resolve([...records.values()]),
      putSent: (record) => Promise.resolve(records.set(record.id, { ...record, answer: null }).size > 0),
      putDone: (_workspaceId, id, answer) => {
        const record = records.get(id);
        if (record !== undefined) record.answer = answer;
        return Promise.resolve();
      },
      remove: (_workspaceId, id) => Promise.resolve(void records.delete(id)),
      suspect: () => Promise.resolve(),
    },
    connectionFor: () => ({
      id: 'con_1',
      origins: { 'https://api.vendor.example': 'http://127.0.0.1:9' },
      limits: null,
    }),
    safety: 'read',
    isNewest: () => Promise.resolve(true),
    signal: null,
  };
}

function pass(send: () => Promise<DoorAnswer>, attempt = 1): Promise<DoorAnswer> {
  const request = {
    method: 'GET',
    url: new URL(`https://api.vendor.example/v1/people/${marker}?key=${marker}`),
    headers: { authorization: marker },
    body: Buffer.from(marker),
  };
  return passDoor(openScope(scope(attempt)), request, send);
}

const answering = (status: number) => (): Promise<DoorAnswer> =>
  Promise.resolve({ status, headers: [['x-secret', marker]], body: Buffer.from(marker) });

/** The spans so far, without what is OpenTelemetry's own. */
function spans() {
  return exporter.getFinishedSpans().map((span) => ({
    name: span.name,
    attributes: span.attributes,
    status: span.status,
    events: span.events,
    parent: span.parentSpanContext?.spanId,
    id: span.spanContext().spanId,
  }));
}

test('an answered request has one span below the span around it', async () => {
  waits = [30];
  await inSpan(
    () => ({ name: 'node', attributes: {} }),
    () => pass(answering(200)),
  );
  const [request, node] = spans();
  expect(request).toMatchObject({
    name: 'GET',
    parent: node?.id,
    status: { code: 0 },
    attributes: {
      'http.request.method': 'GET',
      'http.response.status_code': 200,
      'server.address': 'api.vendor.example',
      'server.port': 443,
      'url.full': 'https://api.vendor.example/v1/people/*',
      'leadloom.sent_to': 'http://127.0.0.1:9',
      'leadloom.work.id': 'ex_1',
      'leadloom.work.unit': 'Call',
      'leadloom.connection.id': 'con_1',
      'leadloom.attempt': 1,
      'leadloom.answered_from_journal': false,
      'leadloom.limiter.wait_ms': 30,
    },
  });
});

test('an answer of the journal is told apart', async () => {
  await pass(answering(200));
  await pass(() => Promise.reject(new Error('sent twice')), 2);
  expect(spans()[1]?.attributes).toMatchObject({
    'leadloom.answered_from_journal': true,
    'leadloom.attempt': 2,
    'http.response.status_code': 200,
  });
});

test('a refusal, a failure and a call that is held back are errors, told by their type', async () => {
  await pass(answering(404));
  records.clear();
  const broken = new TypeError(marker, { cause: Object.assign(new Error(marker), { code: 'ECONNRESET' }) });
  await expect(pass(() => Promise.reject(broken), 2)).rejects.toBe(broken);
  waits = [60_000];
  await expect(pass(answering(200), 3)).rejects.toBeInstanceOf(HubError);
  expect(spans().map(({ status, attributes }) => [status, attributes['error.type']])).toEqual([
    [{ code: 2 }, '404'],
    [{ code: 2 }, 'ECONNRESET'],
    [{ code: 2 }, 'rate_limited'],
  ]);
  expect(spans()[2]?.attributes['leadloom.limiter.held_for_ms']).toBe(60_000);
});

test('no span holds what a request, an answer or an error holds', async () => {
  await pass(answering(500));
  await pass(() => Promise.reject(new Error(marker)), 2).catch(() => undefined);
  expect(spans()).toHaveLength(2);
  expect(JSON.stringify(spans())).not.toContain(marker);
});

test('without a receiver nothing is described and no span made', async () => {
  useSpans(null);
  await pass(answering(200));
  const facts = () => {
    throw new Error('described');
  };
  expect(await inSpan(facts, () => Promise.resolve('done'))).toBe('done');
  expect(spans()).toEqual([]);
});
