import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { checkParts } from '../health/check-parts.ts';

const probe = { config: { isProbe: true } };

/** `/healthz`: this process answers. `/readyz`: what it needs answers too. */
export const health = fp(
  async (app: FastifyInstance) => {
    app.get('/healthz', probe, async () => ({ status: 'ok' }));
    app.get('/readyz', probe, async (_request, reply) => {
      const parts = await checkParts(app.services);
      const isReady = parts.every((part) => part.ok);
      return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready', parts });
    });
  },
  { name: 'health', dependencies: ['services'] },
);
