import { type Span, SpanKind, SpanStatusCode, type Tracer, context, trace } from '@opentelemetry/api';
import { errorTypeOf } from './error-type-of.ts';
import type { SpanFacts, Spans } from './spans.ts';

/** Spans of OpenTelemetry. The tracer is given, not taken from the process: packages that look for a global one find none. */
export function createOtelSpans(tracer: Tracer): Spans {
  return {
    inSpan({ name, ...facts }, work) {
      return tracer.startActiveSpan(name, optionsOf(facts), async (span) => {
        try {
          return await work();
        } catch (error) {
          fail(span, errorTypeOf(error));
          throw error;
        } finally {
          span.end();
        }
      });
    },
    note(attributes) {
      trace.getSpan(context.active())?.setAttributes(attributes);
    },
    fail(errorType) {
      const span = trace.getSpan(context.active());
      if (span !== undefined) fail(span, errorType);
    },
    record({ name, startMs, errorType, ...facts }) {
      const span = tracer.startSpan(name, { ...optionsOf(facts), startTime: startMs });
      if (errorType !== undefined) fail(span, errorType);
      span.end();
    },
  };
}

function optionsOf({ kind, attributes }: Omit<SpanFacts, 'name'>) {
  const otelKind = kind === 'client' ? SpanKind.CLIENT : kind === 'server' ? SpanKind.SERVER : SpanKind.INTERNAL;
  return { kind: otelKind, attributes: { ...attributes } };
}

function fail(span: Span, errorType: string): void {
  span.setAttribute('error.type', errorType);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
