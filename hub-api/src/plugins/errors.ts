import { type ErrorBody, HubError, httpStatusOf, type N8nErrorBody, n8nPrefix } from '@leadloom/contracts';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

/** Turns everything that is thrown into the one error model; a HubError's code decides the status. */
export const errors = fp(
  async (app: FastifyInstance) => {
    app.setErrorHandler<FastifyError>((error, request, reply) => {
      const { status, body } = translate(error, request);
      if (status >= 500) request.log.error({ err: error }, 'request failed');
      if (error instanceof HubError && error.retryAfterMs !== undefined)
        reply.header('retry-after', Math.ceil(error.retryAfterMs / 1000));
      return reply.code(status).type('application/json').send(inShapeOf(request.url, body));
    });
    app.setNotFoundHandler((request, reply) => {
      const message = `There is no ${request.method} ${request.url.split('?')[0]}. See /docs for what there is.`;
      return reply.code(404).send(inShapeOf(request.url, { error: { code: 'not_found', message } }));
    });
  },
  { name: 'errors' },
);

/** n8n's clients read `message` and the status. */
function inShapeOf(url: string, body: ErrorBody): ErrorBody | N8nErrorBody {
  return url.startsWith(`${n8nPrefix}/`) ? { message: body.error.message } : body;
}

function unknownType(given: string | undefined): string {
  const came = given === undefined ? 'A body without a content type came' : `A body of type "${given}" came`;
  return `${came}. This route takes JSON (content-type: application/json) unless /docs names another type for it.`;
}

function translate(
  error: FastifyError | HubError,
  { id: requestId, headers: { 'content-type': contentType }, routeOptions: { bodyLimit } }: FastifyRequest,
): { status: number; body: ErrorBody } {
  if (error instanceof HubError) return answer(httpStatusOf[error.code], error.code, error.message, error.details);
  if (error.validation !== undefined) {
    const faults = error.validation.map(({ instancePath, message, params, keyword }) => ({
      at: `${error.validationContext ?? ''}${instancePath}`,
      message:
        keyword === 'additionalProperties'
          ? `has no field ${String(params['additionalProperty'])}`
          : (message ?? keyword),
    }));
    const list = faults.map(({ at, message }) => `${at} ${message}`).join('; ');
    return answer(400, 'invalid_input', `The request is not as this route takes it: ${list}.`, faults);
  }
  // Fastify's own refusals: unreadable JSON, a body that is too large, an unknown content type.
  const status = error.statusCode ?? 500;
  if (status === 413)
    return answer(413, 'invalid_input', `The body is too large: this route takes ${bodyLimit / 2 ** 20} MB at most.`);
  if (status === 415) return answer(415, 'invalid_input', unknownType(contentType));
  if (status === 429) return answer(429, 'rate_limited', error.message);
  if (status >= 400 && status < 500) return answer(status, 'invalid_input', error.message);
  return answer(
    500,
    'unexpected',
    `The hub failed on this request. Try again; if it stays, look for request ${requestId} in the log of the hub.`,
    { requestId },
  );
}

function answer(status: number, code: ErrorBody['error']['code'], message: string, details?: unknown) {
  return { status, body: { error: { code, message, ...(details === undefined ? {} : { details }) } } };
}
