import type { DoorAnswer } from '@leadloom/contracts';
import { type SpanFacts, failSpan, inSpan, noteOnSpan } from '../tracing/spans.ts';
import type { DoorConnection, DoorScope } from './door-scope.ts';
import { urlForSpan } from './url-for-span.ts';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE']);

/** A request as the door knows it: the vendor's own URL and what is called instead. */
export interface Passage {
  scope: DoorScope;
  method: string;
  url: URL;
  target: URL;
  connection: DoorConnection | null;
}

/**
 * One span for a request at the door, named and described by OpenTelemetry's conventions for HTTP clients
 * (https://opentelemetry.io/docs/specs/semconv/http/http-spans/). It holds neither headers nor bodies.
 */
export function inRequestSpan(passage: Passage, send: () => Promise<DoorAnswer>): Promise<DoorAnswer> {
  return inSpan(
    () => factsOf(passage),
    async () => {
      const answer = await send();
      noteOnSpan({ 'http.response.status_code': answer.status });
      if (answer.status >= 400) failSpan(String(answer.status));
      return answer;
    },
  );
}

function factsOf({ scope, method, url, target, connection }: Passage): SpanFacts {
  const known = methods.has(method);
  return {
    name: known ? method : 'HTTP',
    kind: 'client',
    attributes: {
      'http.request.method': known ? method : '_OTHER',
      'server.address': url.hostname,
      'server.port': Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
      'url.full': urlForSpan(url),
      ...(target.origin !== url.origin && { 'leadloom.sent_to': target.origin }),
      'leadloom.work.id': scope.scopeId,
      'leadloom.work.unit': scope.unit,
      'leadloom.attempt': scope.attempt,
      ...(connection !== null && { 'leadloom.connection.id': connection.id }),
      'leadloom.answered_from_journal': false,
      'leadloom.limiter.wait_ms': 0,
    },
  };
}
