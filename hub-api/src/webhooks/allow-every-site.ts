import type { FastifyReply, FastifyRequest } from 'fastify';

/** Answers a preflight for addresses that are a secret by themselves: pages of any site may call them, without cookies. */
export async function allowEverySite(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return reply
    .code(204)
    .header('access-control-allow-origin', '*')
    .header('access-control-allow-methods', 'OPTIONS, GET, HEAD, POST, PUT, PATCH, DELETE')
    .header('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*')
    .header('access-control-max-age', '300')
    .send();
}
