import { HubError } from '@leadloom/contracts';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Redis } from 'ioredis';

/** Requests in a minute: of a logged-in user or key, and of an address that is neither. */
const perMinute = { known: 6_000, unknown: 600 };

/** Counts requests per key, user or address; over Redis when there is one, so that all hub processes count together. */
export const rateLimits = fp(
  async (app: FastifyInstance) => {
    const { REDIS_URL } = app.services.config;
    const redis =
      REDIS_URL === undefined ? undefined : new Redis(REDIS_URL, { connectTimeout: 500, maxRetriesPerRequest: 1 });
    redis?.on('error', (error) =>
      app.log.warn({ err: error }, 'Redis does not answer: rate limits are off until it does'),
    );
    app.addHook('onClose', async () => redis?.disconnect());
    await app.register(rateLimit, {
      global: true,
      max: (request: FastifyRequest) => (request.principal === null ? perMinute.unknown : perMinute.known),
      timeWindow: '1 minute',
      keyGenerator: (request: FastifyRequest) => request.principal?.id ?? request.ip,
      nameSpace: 'leadloom-rate-',
      skipOnError: true,
      allowList: (request: FastifyRequest) => request.routeOptions.config.isProbe === true,
      errorResponseBuilder: (_request, { ttl, max }) =>
        new HubError('rate_limited', `More than ${max} requests a minute. Wait ${Math.ceil(ttl / 1000)} s.`, {
          retryAfterMs: ttl,
        }),
      ...(redis === undefined ? {} : { redis }),
    });
  },
  { name: 'rate-limits', dependencies: ['services', 'login'] },
);
