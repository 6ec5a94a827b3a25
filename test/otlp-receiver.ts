import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A span as it came, with its service and its attributes as plain values. */
export interface ReceivedSpan {
  service: unknown;
  name: string;
  spanId: string;
  traceId: string;
  parentSpanId: string | undefined;
  /** 2 answers, 3 calls out. */
  kind: number;
  /** 2 is an error. */
  status: number;
  message: string | undefined;
  attributes: Record<string, unknown>;
}

export interface OtlpReceiver {
  url: string;
  spans(): ReceivedSpan[];
  /** All bodies as they came. */
  raw(): string;
  headers(): Record<string, unknown>[];
  stop(): Promise<void>;
}

interface Attribute {
  key: string;
  value: Record<string, unknown>;
}
interface WireSpan extends Omit<ReceivedSpan, 'service' | 'status' | 'message' | 'attributes'> {
  status: { code?: number; message?: string };
  attributes: Attribute[];
}
interface TraceRequest {
  resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: WireSpan[] }[] }[];
}

/** A receiver of traces by OTLP over HTTP with JSON (https://opentelemetry.io/docs/specs/otlp/#otlphttp) that keeps what comes. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const bodies: string[] = [];
  const headers: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const isTraces = request.method === 'POST' && request.url === '/v1/traces';
      headers.push(request.headers);
      bodies.push(await text(request));
      response.writeHead(isTraces ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => bodies.flatMap((body) => spansOf(JSON.parse(body) as TraceRequest)),
    raw: () => bodies.join('\n'),
    headers: () => headers,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function spansOf({ resourceSpans }: TraceRequest): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap(({ spans }) => spans)
      .map(({ name, spanId, traceId, parentSpanId, kind, status, attributes }) => ({
        service: plain(resource.attributes)['service.name'],
        name,
        spanId,
        traceId,
        parentSpanId,
        kind,
        status: status.code ?? 0,
        message: status.message,
        attributes: plain(attributes),
      })),
  );
}

function plain(attributes: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
