import type { FastifyInstance, FastifyReply } from 'fastify';
import type { VendorHost } from '../server/vendor-host.ts';
import { startPage } from './start-page.ts';
import { style } from './style.ts';
import { type PageQuery, vendorPage } from './vendor-page.ts';

/** No scripts at all; mails are shown in a sandboxed frame, which may style itself. */
const POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'";

/** `/` and `/_pages/{vendor}`: server-rendered, without scripts. `/{vendor}` leads to its page. */
export async function pageRoutes(app: FastifyInstance, hosts: ReadonlyMap<string, VendorHost>): Promise<void> {
  app.get('/', (_request, reply) => page(reply, startPage(hosts.values())));
  app.get('/_pages/style.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=60').send(style),
  );
  app.get<{ Params: { vendor: string }; Querystring: PageQuery }>('/_pages/:vendor', (request, reply) => {
    const host = hosts.get(request.params.vendor);
    const found = host && vendorPage(host, request.query);
    return found === undefined
      ? reply.code(404).type('text/plain').send('No such vendor or list: see / for those there are.')
      : page(reply, found);
  });
  for (const name of hosts.keys()) app.get(`/${name}`, (_request, reply) => reply.redirect(`/_pages/${name}`));
}

function page(reply: FastifyReply, markup: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .header('x-content-type-options', 'nosniff')
    .send(markup);
}
