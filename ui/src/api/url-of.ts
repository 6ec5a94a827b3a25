import { apiPrefix, type ParamsOf, type QueryOf, type Route } from '@leadloom/contracts';

type Given<Name extends string, Value> = keyof NonNullable<Value> extends never
  ? { [N in Name]?: undefined }
  : { [N in Name]: Value };
type Optional<Name extends string, Value> = Value extends undefined
  ? { [N in Name]?: undefined }
  : { [N in Name]?: Value | undefined };

/** What the address of a route needs: its path parameters, and its query if there is something to say. */
export type AddressOf<R extends Route> = Given<'params', ParamsOf<R>> & Optional<'query', Loose<QueryOf<R>>>;
/** Under `exactOptionalPropertyTypes`, lets a query name a parameter and leave it undefined. */
type Loose<Query> = Query extends object ? { [K in keyof Query]: Query[K] | undefined } : Query;

/** Address of a route on this page's own origin. Undefined and empty query values are left out. */
export function urlOf<R extends Route>(route: R, address: AddressOf<R>): string {
  const { params = {}, query = {} } = address as { params?: Record<string, string>; query?: Record<string, unknown> };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return `${apiPrefix}${path}${search.size > 0 ? `?${search}` : ''}`;
}
