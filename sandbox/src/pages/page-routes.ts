import type { FastifyInstance } from 'fastify';
import type { VendorHost } from '../server/vendor-host.ts';

export async function pageRoutes(app: FastifyInstance, hosts: ReadonlyMap<string, VendorHost>): Promise<void> {
  app.get('/', (_request, reply) => reply.type('text/html').send([...hosts.keys()].join(' ')));
}
