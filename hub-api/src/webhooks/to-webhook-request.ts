import type { WebhookRequest } from '@leadloom/contracts';
import type { FastifyRequest } from 'fastify';

/** A request as it came, to be kept: the hub's own cookie is not for workflows. */
export function toWebhookRequest(
  request: FastifyRequest,
  { path, params = {} }: { path: string; params?: Record<string, string> },
): WebhookRequest {
  return {
    method: request.method,
    path,
    params,
    query: request.query as Record<string, string | string[]>,
    headers: plainHeaders(request),
    remoteAddress: request.ip,
    url: request.url,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  };
}

function plainHeaders({ headers }: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const text = Array.isArray(value) ? value.join(', ') : value;
      return [[name, name === 'cookie' ? text.replaceAll(/(^|;\s*)leadloom_session=[^;]*/g, '') : text]];
    }),
  );
}
