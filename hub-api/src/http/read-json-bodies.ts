import { HubError } from '@leadloom/contracts';
import type { FastifyInstance } from 'fastify';

/**
 * JSON in requests. Many clients call every request JSON, also one without a body: it is taken as none, and the route says whether it needs
 * one. What cannot be read is refused with the place.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null);
    else
      void parse(request, body as string, (error, value) => {
        if (error === null) done(null, value);
        else done(unreadable(body as string) ?? error);
      });
  });
}

/** Null where it is JSON, and was refused for what it would do to prototypes. */
function unreadable(body: string): HubError | null {
  try {
    JSON.parse(body);
    return null;
  } catch (error) {
    // It may quote what came, and that may be a secret.
    const reason = (error as SyntaxError).message.replace(/, (?:\.{3})?".*$/s, '');
    return new HubError('invalid_input', `The body is no valid JSON: ${reason}.`);
  }
}
