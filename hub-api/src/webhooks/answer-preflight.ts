import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../services.ts';
import { allowOrigin } from './allow-origin.ts';

/** Pages of any site may call a webhook, without cookies, unless its node names those that may: who calls must know its address. */
export async function answerPreflight(
  { store }: Services,
  { path, isTest }: { path: string; isTest: boolean },
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const routes = await store.webhookRoutes.listOfPath(path, { isTest, isForm: false });
  const asked = routes.find(({ method }) => method === headers['access-control-request-method']);
  allowOrigin(reply, asked ?? {}, headers.origin);
  return reply
    .code(204)
    .header('access-control-allow-methods', ['OPTIONS', ...routes.map(({ method }) => method)].join(', '))
    .header('access-control-allow-headers', headers['access-control-request-headers'] ?? '*')
    .header('access-control-max-age', '300')
    .send();
}
