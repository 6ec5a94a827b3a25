import type { WebhookRequest } from '@leadloom/contracts';
import type { FastifyRequest } from 'fastify';
import { decodeBody } from './decode-body.ts';

/** A request as it came, unpacked, to be kept: the hub's own cookie is not for workflows. */
export async function toWebhookRequest(
  request: FastifyRequest,
  { path, params = {} }: { path: string; params?: Record<string, string> },
): Promise<WebhookRequest> {
  return {
    method: request.method,
    path,
    params,
    query: request.query as Record<string, string | string[]>,
    headers: plainHeaders(request),
    remoteAddress: request.ip,
    url: request.url,
    body: await decodeBody(request),
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
