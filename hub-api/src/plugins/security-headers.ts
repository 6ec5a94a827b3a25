import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

/** Headers of all answers. React Flow places nodes by inline style attributes, hence `style-src`; everything else is our own origin. */
export const securityHeaders = fp(
  async (app: FastifyInstance) => {
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
        },
      },
      // The hub may be served by plain http on loopback or behind a proxy, which is where this header belongs.
      strictTransportSecurity: app.services.config.HUB_URL.startsWith('https:'),
      referrerPolicy: { policy: 'same-origin' },
    });
  },
  { name: 'security-headers', dependencies: ['services'] },
);
