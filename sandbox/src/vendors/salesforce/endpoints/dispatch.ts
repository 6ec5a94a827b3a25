import { SalesforceError } from '../salesforce-error.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';

type Request = Omit<Call, 'params' | 'query' | 'version' | 'dispatch'> & {
  /** Path and query from `/services/data/` on. */
  readonly url: string;
};

export type Dispatch = (request: Request) => Answer;

const OLDEST_VERSION = 31;
export const NEWEST_VERSION = 68;

/** Finds the endpoint of a call and runs it; used for calls from the wire and for those inside composite requests. */
export function makeDispatch(endpoints: readonly Endpoint[]): Dispatch {
  const routes = endpoints.map((endpoint) => ({
    ...endpoint,
    pattern: new RegExp(`^${endpoint.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`),
  }));
  return function dispatch(request: Request): Answer {
    const [path = '', search = ''] = request.url.split('?', 2);
    const [, version = '', rest = ''] = /^\/services\/data\/(v\d+\.0)(.*)$/.exec(path) ?? [];
    const number = Number(version.slice(1));
    const matching = routes.filter((route) => route.pattern.test(rest));
    if (number < OLDEST_VERSION || number > NEWEST_VERSION || matching.length === 0) {
      throw new SalesforceError(404, 'NOT_FOUND', 'The requested resource does not exist');
    }
    const route = matching.find((candidate) => candidate.method === request.method);
    if (!route) {
      const allowed = [...new Set(matching.map((candidate) => candidate.method))].join(', ');
      throw new SalesforceError(
        405,
        'METHOD_NOT_ALLOWED',
        `HTTP Method '${request.method}' not allowed. Allowed are ${allowed}`,
      );
    }
    const groups = route.pattern.exec(rest)?.groups ?? {};
    const params = Object.fromEntries(Object.entries(groups).map(([key, value]) => [key, decodeURIComponent(value)]));
    return route.handle({
      ...request,
      version,
      params,
      query: new URLSearchParams(search),
      dispatch: (inner) => dispatch({ ...request, text: '', ...inner, body: inner.body, headers: inner.headers ?? {} }),
    });
  };
}
