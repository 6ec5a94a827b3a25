import { apiPrefix } from '@leadloom/contracts';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { hubDocument } from '../openapi/hub-document.ts';

/** The OpenAPI document and its pages. */
export const openapi = fp(
  async (app: FastifyInstance) => {
    await app.register(swagger, { mode: 'static', specification: { document: hubDocument() as never } });
    app.get(`${apiPrefix}/openapi.json`, async () => app.swagger());
    await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  },
  { name: 'openapi' },
);
