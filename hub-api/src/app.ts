import Fastify, { type FastifyInstance } from 'fastify';
import { describeRequest } from './http/describe-request.ts';
import { compileSchemas } from './http/compile-schemas.ts';
import { register } from './http/register.ts';
import { readJsonBodies } from './http/read-json-bodies.ts';
import { errors } from './plugins/errors.ts';
import { health } from './plugins/health.ts';
import { login } from './plugins/login.ts';
import { metrics } from './plugins/metrics.ts';
import { openapi } from './plugins/openapi.ts';
import { pages } from './plugins/pages.ts';
import { rateLimits } from './plugins/rate-limits.ts';
import { sameSite } from './plugins/same-site.ts';
import { securityHeaders } from './plugins/security-headers.ts';
import { servicesPlugin } from './plugins/services.ts';
import { traces } from './plugins/traces.ts';
import { webhooks } from './plugins/webhooks.ts';
import { endpoints } from './routes/index.ts';
import type { HubConfig } from './config.ts';

/** Workflow documents with pinned data are the largest JSON that comes in. */
const bodyLimit = 16 * 2 ** 20;

/** The hub without its port: `inject` requests into it, or `listen`. It owns its store and its connections; `close` ends them. */
export async function createApp(config: HubConfig): Promise<FastifyInstance> {
  const app = Fastify({
    logger: {
      level: config.LOG_LEVEL,
      serializers: { req: describeRequest },
      redact: [
        'req.headers.authorization',
        'req.headers.cookie',
        'req.headers["x-api-key"]',
        'req.headers["x-n8n-api-key"]',
      ],
    },
    bodyLimit,
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    trustProxy: config.HUB_TRUSTED_PROXIES ?? false,
    routerOptions: { maxParamLength: 500 },
    // An open event stream would keep the hub from ending.
    forceCloseConnections: true,
    return503OnClosing: true,
    // Bringing a large database up to date takes its time.
    pluginTimeout: 0,
  });
  compileSchemas(app);
  readJsonBodies(app);
  app.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload));
  await app.register(servicesPlugin, { config });
  await app.register(errors);
  await app.register(securityHeaders);
  await app.register(login);
  await app.register(rateLimits);
  await app.register(sameSite);
  await app.register(metrics);
  await app.register(traces);
  await app.register(health);
  await app.register(openapi);
  for (const endpoint of endpoints) register(app, endpoint);
  await app.register(webhooks);
  await app.register(pages);
  return app;
}
