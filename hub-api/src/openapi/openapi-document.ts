import { apiPrefix, ErrorBody, type ErrorCode, httpStatusOf, N8nErrorBody, type Route } from '@leadloom/contracts';
import { collectSchemas } from './collect-schemas.ts';

type Json = Record<string, unknown>;

const codeDescriptions: Readonly<Record<ErrorCode, string>> = {
  invalid_input: 'The request is not as this route takes it: correct it.',
  unauthorized: 'Nobody is logged in, or the key is unknown or expired.',
  forbidden: 'The login may not do this.',
  not_found: 'There is no such thing in this workspace.',
  conflict: 'It has changed, or is in a state that does not allow this: read it again, then decide.',
  rate_limited: 'Too many requests: wait for the seconds in `Retry-After`.',
  unavailable: 'Something that the hub needs does not answer: try again.',
  outcome_unknown: 'A request was sent and its answer is unknown: ask the other side.',
  unexpected: 'The hub failed.',
};

/** The OpenAPI 3.1 document of the hub, made from the same route values that the server registers. */
export function openapiDocument(routes: readonly Route[], version: string): Json {
  const schemas = collectSchemas();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = (paths[(route.prefix ?? apiPrefix) + route.path] ??= {});
    path[route.method.toLowerCase()] = operation(route, schemas.refer);
  }
  schemas.refer(ErrorBody);
  schemas.refer(N8nErrorBody);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Leadloom hub',
      version,
      description:
        "Leads, connections, campaigns, workflows and their executions. Errors are all of one form, `ErrorBody`; below `/api/v1`, where n8n's clients call, of n8n's, `N8nErrorBody`.",
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.collected(),
      responses: Object.fromEntries(
        Object.entries(codeDescriptions).flatMap(([code, description]) => [
          [code, { description, ...content({ $ref: '#/components/schemas/ErrorBody' }) }],
          [n8nResponse(code), { description, ...content({ $ref: '#/components/schemas/N8nErrorBody' }) }],
        ]),
      ),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'leadloom_session' },
        bearer: { type: 'http', scheme: 'bearer' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
    },
  };
}

function operation(route: Route, refer: (schema: unknown) => unknown): Json {
  const parameters = [
    ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...parametersIn('query', route.query, refer),
    ...parametersIn('header', route.headers, refer),
  ];
  const hasBody = route.response !== undefined || route.produces !== undefined;
  const status = route.status ?? (hasBody ? 200 : 204);
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: route.isBodyOptional !== true, ...content(refer(route.body)) } }),
    ...(route.rawBody === undefined
      ? {}
      : { requestBody: { required: true, ...content({ type: 'string' }, route.rawBody) } }),
    responses: {
      [status]: {
        description: hasBody ? 'Success' : 'Done',
        ...(hasBody
          ? content(route.response === undefined ? { type: 'string' } : refer(route.response), route.produces)
          : {}),
      },
      ...Object.fromEntries(
        errorCodesOf(route).map((code) => [
          httpStatusOf[code],
          { $ref: `#/components/responses/${route.prefix === undefined ? code : n8nResponse(code)}` },
        ]),
      ),
    },
    security: route.permission === 'public' ? [] : [{ session: [] }, { bearer: [] }, { apiKey: [] }],
    ...(route.permission === 'public' || route.permission === 'session' ? {} : { 'x-permission': route.permission }),
  };
}

/** Names of responses are of letters and underscores. */
function n8nResponse(code: string): string {
  return `n8n_${code}`;
}

function content(schema: unknown, type = 'application/json') {
  return { content: { [type]: { schema } } };
}

function parametersIn(place: 'query' | 'header', schema: Route['query'], refer: (schema: unknown) => unknown) {
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: schema?.required?.includes(name) ?? false,
    schema: refer(property),
  }));
}

function errorCodesOf(route: Route): ErrorCode[] {
  return [
    'invalid_input',
    ...(route.permission === 'session' ? [] : (['forbidden'] as const)),
    'unauthorized',
    ...(route.path.includes('{') ? (['not_found'] as const) : []),
    ...(route.method === 'GET' ? [] : (['conflict'] as const)),
    'rate_limited',
    'unexpected',
    'unavailable',
  ];
}
