import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { pageRoutes } from '../pages/page-routes.ts';
import { createPopulation } from '../population/population.ts';
import { vendors } from '../vendors/index.ts';
import { controlRoutes } from './control.ts';
import { Deliveries, type QueuedDelivery } from './deliveries.ts';
import { mountVendor } from './mount-vendor.ts';
import { SandboxState } from './state.ts';
import { hostVendor, type VendorHost } from './vendor-host.ts';

/** Never changes, so that all sandboxes of a process share it. */
const population = createPopulation();

export interface AppOptions {
  readonly dataDir?: string;
  readonly latencyMs: number;
  readonly isLogging: boolean;
  /** The sandbox's address as others see it, without a trailing slash; asked when a request is handled. */
  readonly url: () => string;
}

/** The whole sandbox, not yet listening. Closing it writes what is unwritten. */
export async function buildApp({ dataDir, latencyMs, isLogging, url }: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: isLogging ? { level: 'info' } : false,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 32 * 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 2000 },
    forceCloseConnections: true,
    // jsforce's bulk client drops the path of the instance URL.
    rewriteUrl: ({ url = '/' }) => (url.startsWith('/services/data/') ? `/salesforce${url}` : url),
  });
  const state = new SandboxState(dataDir);
  const hosts = new Map<string, VendorHost>();
  const deliveries = new Deliveries(state.collection<QueuedDelivery>('_sandbox', 'deliveries'), (delivery) => {
    const host = hosts.get(delivery.vendor);
    return host?.vendor.prepareDelivery?.(delivery, host.context) ?? delivery;
  });
  for (const vendor of vendors) hosts.set(vendor.name, hostVendor(vendor, { population, state, deliveries, url }));

  app.decorateRequest('rawBody');
  app.decorateRequest('logged');
  app.decorateRequest('faults');
  await app.register(formbody);
  acceptAnyBody(app);
  app.addHook('onClose', async () => {
    deliveries.close();
    state.close();
  });
  app.get('/healthz', () => ({ status: 'ok', vendors: [...hosts.keys()] }));
  await app.register((scope) => controlRoutes(scope, { hosts, state, deliveries, population, url }), {
    prefix: '/_control',
  });
  await app.register((scope) => pageRoutes(scope, hosts));
  for (const host of hosts.values()) await mountVendor(app, host, latencyMs);
  return app;
}

/** JSON that may be empty (clients send the content type on DELETE and GET too); anything unknown is left to `rawBody`. */
function acceptAnyBody(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(/^application\/(.*\+)?json/, { parseAs: 'string' }, (_request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    try {
      done(null, JSON.parse(body.toString()));
    } catch (error) {
      done(Object.assign(error as Error, { statusCode: 400, code: 'FST_ERR_CTP_INVALID_JSON_BODY' }));
    }
  });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}
