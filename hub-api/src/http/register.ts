import { apiPrefix, HubError, type Route } from '@leadloom/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { checkPermission } from '../auth/check-permission.ts';
import type { Principal } from '../auth/principal.ts';
import { recordAudit } from './record-audit.ts';
import type { Call, Endpoint } from './endpoint.ts';

/** Puts an endpoint on the server: its schemas are checked, its permission demanded, its audit entry written after it succeeded. */
export function register(app: FastifyInstance, { route, handle }: Endpoint): void {
  app.route({
    method: route.method,
    url: (route.prefix ?? apiPrefix) + route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: {
      params: parametersSchema(route),
      querystring: { ...(route.query ?? Type.Object({})), additionalProperties: false },
      ...(route.headers === undefined ? {} : { headers: route.headers }),
      ...(route.body === undefined ? {} : { body: bodySchema(route.body, route.isBodyOptional) }),
    },
    config: { leadloomRoute: route },
    // Before the body is read, after the rate limit (onRequest) has counted the request.
    preParsing: async (request) => checkPermission(request.principal, route),
    handler: async (request, reply) => {
      const call = callOf(request, reply, app);
      const answer = await handle(call);
      if (route.audit !== undefined) await recordAudit(call, route.audit, answer);
      if (reply.sent || reply.raw.headersSent) return reply;
      if (route.response === undefined && route.produces === undefined) return reply.code(route.status ?? 204).send();
      if (reply.statusCode === 200) reply.code(route.status ?? 200);
      if (route.produces !== undefined && !reply.hasHeader('content-type')) reply.type(route.produces);
      return reply.send(answer);
    },
  });
}

function callOf(request: FastifyRequest, reply: Call<Route>['reply'], app: FastifyInstance): Call<Route> {
  const principal = request.principal as Principal;
  return {
    services: app.services,
    store: app.services.store,
    principal,
    get workspaceId(): string {
      if (principal === null) throw new HubError('unauthorized', 'Log in first, or send an API key.');
      return principal.workspaceId;
    },
    params: request.params as never,
    query: request.query as never,
    body: request.body as never,
    request,
    reply,
  };
}

/** Fastify checks a missing body as null. */
function bodySchema(body: TSchema, isOptional = false): TSchema {
  return isOptional ? Type.Union([body, Type.Null()]) : body;
}

function parametersSchema(route: Route) {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return Type.Object(Object.fromEntries(names.map((name) => [name, Type.String({ minLength: 1, maxLength: 128 })])));
}
