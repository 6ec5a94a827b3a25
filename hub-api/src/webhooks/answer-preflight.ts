import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../services.ts';

/** Pages of any site may call a webhook, without cookies: it is open to everybody who knows its address. */
export async function answerPreflight(
  { store }: Services,
  { path, isTest }: { path: string; isTest: boolean },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const methods = await store.webhookRoutes.methodsOf(path, isTest);
  return reply
    .code(204)
    .header('access-control-allow-origin', '*')
    .header('access-control-allow-methods', ['OPTIONS', ...methods].join(', '))
    .header('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*')
    .header('access-control-max-age', '300')
    .send();
}
