import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { passOn } from '../http/pass-on.ts';

/** Addresses that are not pages: a wrong one gets an error in JSON, not the application. */
const notPages =
  /^\/(api|assets|docs|webhook|webhook-test|webhook-waiting|form|form-test|form-waiting|hooks|healthz|readyz|metrics)(\/|$)/;

/** Serves the built pages; any address without a file is the application itself, which has its own routes. */
export const pages = fp(
  async (app: FastifyInstance) => {
    const { HUB_UI_ORIGIN, LEADLOOM_UI_DIR } = app.services.config;
    const builtPages = LEADLOOM_UI_DIR ?? join(import.meta.dirname, '../../../ui/dist');
    if (HUB_UI_ORIGIN !== undefined) {
      app.get('/*', (request, reply) =>
        notPages.test(request.url) ? reply.callNotFound() : passOn(HUB_UI_ORIGIN, request, reply),
      );
      return;
    }
    if (!existsSync(join(builtPages, 'index.html'))) {
      app.log.warn(`no pages are served: ${builtPages} is not built (npx vite build ui)`);
      return;
    }
    await app.register(fastifyStatic, {
      root: builtPages,
      wildcard: false,
      index: false,
      cacheControl: false,
      // Vite puts a hash of the content into the names in assets/; everything else is asked for again.
      setHeaders: (reply, path) =>
        reply.header(
          'cache-control',
          path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    });
    app.get('/*', (request, reply) =>
      notPages.test(request.url) ? reply.callNotFound() : reply.sendFile('index.html'),
    );
  },
  { name: 'pages', dependencies: ['services', 'errors'] },
);
