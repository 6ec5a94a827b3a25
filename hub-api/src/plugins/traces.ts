import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { recordSpan, startTracing } from '@leadloom/engine/tracing';

/** A span for each answered request, by its route: a path may hold a secret, and so may a query. Probes are left out. */
export const traces = fp(
  async (app: FastifyInstance) => {
    const endpoint = app.services.config.OTEL_EXPORTER_OTLP_ENDPOINT;
    if (endpoint === undefined) return;
    const onFault = (fault: string) => app.log.warn({ fault }, 'spans could not be sent');
    const tracing = await startTracing({ service: 'leadloom-hub', endpoint, onFault });
    app.addHook('onClose', () => tracing.stop());
    app.addHook('onResponse', async (request, reply) => {
      const { url: route, config } = request.routeOptions;
      if (config.isProbe === true) return;
      const status = reply.statusCode;
      recordSpan({
        name: route === undefined ? request.method : `${request.method} ${route}`,
        kind: 'server',
        startMs: Date.now() - reply.elapsedTime,
        attributes: {
          'http.request.method': request.method,
          ...(route !== undefined && { 'http.route': route }),
          'http.response.status_code': status,
          'leadloom.request.id': request.id,
        },
        ...(status >= 500 && { errorType: String(status) }),
      });
    });
  },
  { name: 'traces', dependencies: ['services'] },
);
