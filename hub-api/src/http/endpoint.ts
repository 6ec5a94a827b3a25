import type { BodyOf, ParamsOf, QueryOf, ResponseOf, Route } from '@leadloom/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../auth/principal.ts';
import type { Services } from '../services.ts';

/** A request as a handler sees it: checked against the route's schemas, in the workspace of who makes it. */
export interface Call<R extends Route> {
  readonly services: Services;
  readonly store: Services['store'];
  readonly principal: R['permission'] extends 'public' ? null : Principal;
  readonly workspaceId: string;
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Answer<R extends Route> = ResponseOf<R> extends undefined ? unknown : ResponseOf<R>;

/** A route of the contracts with what it does here. */
export interface Endpoint {
  readonly route: Route;
  readonly handle: (call: Call<Route>) => Promise<unknown>;
}

/** Binds a handler to a route; the types of parameters, query, body and answer are the route's. */
export function endpoint<const R extends Route>(route: R, handle: (call: Call<R>) => Promise<Answer<R>>): Endpoint {
  return { route, handle };
}
