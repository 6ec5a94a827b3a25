import type { FastifyRequest } from 'fastify';

/** What the log tells of a request to a workflow: not its query, which holds tokens of runs and what people filled in. */
export const logSerializers = {
  req: ({ method, url, ip }: FastifyRequest) => ({ method, url: url.split('?')[0], remoteAddress: ip }),
};
