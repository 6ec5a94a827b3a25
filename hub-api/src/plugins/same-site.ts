import { HubError } from '@leadloom/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Answers only under the hub's own names, so that no foreign name can be pointed at it (DNS rebinding), and takes writes of a browser only
 * from its own pages. Probes and metrics come by address and carry nothing; webhooks come from everywhere.
 */
export const sameSite = fp(
  async (app: FastifyInstance) => {
    const { config } = app.services;
    const publicUrls = [config.HUB_URL, config.HUB_INTERNAL_URL]
      .filter((url) => url !== undefined)
      .map((url) => new URL(url));
    const ports = () => app.addresses().map((address) => (typeof address === 'string' ? '' : address.port));
    const isOwnHost = (host: string) =>
      publicUrls.some((url) => url.host === host) ||
      loopbackNames.some((name) => host === name || ports().some((port) => host === `${name}:${port}`));
    const isOwnOrigin = (origin: string) =>
      publicUrls.some((url) => url.origin === origin) ||
      loopbackNames.some((name) => ports().some((port) => origin === `http://${name}:${port}`));

    app.addHook('onRequest', async (request) => {
      if (request.routeOptions.config.isProbe === true) return;
      const host = request.headers.host ?? '';
      if (!isOwnHost(host))
        throw new HubError(
          'forbidden',
          `The hub does not answer as "${host}". Use ${config.HUB_URL}, or set HUB_URL (HUB_INTERNAL_URL for workers) to the address that you use.`,
        );
      if (request.routeOptions.config.isOpenToOtherSites === true || safeMethods.has(request.method)) return;
      const { origin } = request.headers;
      if (origin === undefined ? isWriteByCookie(request) : !isOwnOrigin(origin))
        throw new HubError(
          'forbidden',
          `Writes with a session come from the hub's own pages only (Origin: ${origin ?? 'missing'}). Programs use an API key.`,
        );
    });
  },
  { name: 'same-site', dependencies: ['services', 'login'] },
);

function isWriteByCookie(request: FastifyRequest): boolean {
  return request.principal?.kind === 'user';
}
