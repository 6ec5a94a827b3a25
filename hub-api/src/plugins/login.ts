import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { findPrincipal } from '../auth/find-principal.ts';

/** Finds out who makes a request. It refuses nobody: routes do, after the rate limit has counted the request. */
export const login = fp(
  async (app: FastifyInstance) => {
    await app.register(cookie);
    app.decorateRequest('principal', null);
    app.addHook('onRequest', async (request) => {
      // Webhooks have logins of their own, in the same headers.
      if (request.routeOptions.config.isOpenToOtherSites === true || request.routeOptions.config.isProbe === true)
        return;
      request.principal = await findPrincipal(app.services.store, request);
    });
  },
  { name: 'login', dependencies: ['services'] },
);
