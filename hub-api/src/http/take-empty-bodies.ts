import type { FastifyInstance } from 'fastify';

/** Many clients call every request JSON, also one without a body: it is taken as none, and the route says whether it needs one. */
export function takeEmptyBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null);
    else void parse(request, body as string, done);
  });
}
