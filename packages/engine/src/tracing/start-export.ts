import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DiagLogLevel, context, diag } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { createOtelSpans } from './otel-spans.ts';
import { useSpans } from './spans.ts';
import type { Tracing } from './start-tracing.ts';

/** A receiver that is gone must not hold up the end of a process. */
const longestFlushMs = 3_000;

/**
 * The context manager is the process's, the provider is ours alone: n8n's packages and vendors' SDKs that look for a global provider find none,
 * so that only spans made here leave.
 */
export function startExport(service: string, endpoint: string, onFault: (fault: string) => void): Tracing {
  const silent = () => undefined;
  diag.setLogger(
    { error: onFault, warn: onFault, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.instance.id': randomUUID() }),
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` })),
    ],
  });
  useSpans(createOtelSpans(provider.getTracer('leadloom')));
  return {
    async stop() {
      useSpans(null);
      await Promise.race([provider.shutdown(), delay(longestFlushMs, undefined, { ref: false })]);
    },
  };
}
