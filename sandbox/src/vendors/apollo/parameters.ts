import type { FastifyRequest } from 'fastify';

export type Parameters = Readonly<Record<string, unknown>>;

/** Parameters belong in the query; a JSON body is read too, as many clients still send one. */
export function parametersOf({ body, query }: FastifyRequest): Parameters {
  const fields = typeof body === 'object' && body !== null && !Buffer.isBuffer(body) ? body : {};
  return { ...(fields as Parameters), ...(query as Parameters) };
}
