import type { Static, TObject, TSchema } from 'typebox';
import type { Permission } from './permission.ts';

/** A route of the hub API as a value: the server registers it, the browser and the nodes call it, the OpenAPI document shows it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the prefix, parameters in braces: `/leads/{id}`. */
  readonly path: string;
  /** `/api/hub/v1` unless it says otherwise. */
  readonly prefix?: typeof n8nPrefix;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  /** `public` answers without login; `session` needs any login. */
  readonly permission: Permission | 'public' | 'session';
  /** Name of the audit entry; every route that writes has one. */
  readonly audit?: string;
  readonly query?: TObject;
  /** Request headers that the route reads, in lower case. */
  readonly headers?: TObject;
  readonly body?: TSchema;
  /** `raw`: the handler reads the body as a stream (`text/csv`, `multipart/form-data`). */
  readonly rawBody?: string;
  /** Whether the body may be left out. */
  readonly isBodyOptional?: boolean;
  /** Body of the 2xx answer; absent for streams and for answers without a body. */
  readonly response?: TSchema;
  /** 200 unless it says otherwise; 204 without a body. */
  readonly status?: 200 | 201 | 202 | 204;
  /** Content type of an answer that is not JSON. */
  readonly produces?: string;
}

/** Keeps the literal types of a route. */
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}

type Field<R extends Route, K extends 'query' | 'body' | 'response'> = R[K] extends TSchema ? Static<R[K]> : undefined;
export type QueryOf<R extends Route> = Field<R, 'query'>;
/** Null where a body may be left out and is. */
export type BodyOf<R extends Route> = Field<R, 'body'> | (R extends { isBodyOptional: true } ? null : never);
export type ResponseOf<R extends Route> = Field<R, 'response'>;

type PathNames<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | PathNames<Rest> : never;
/** `{id: string}` of `/leads/{id}`. */
export type ParamsOf<R extends Route> = { [Name in PathNames<R['path']>]: string };

export const apiPrefix = '/api/hub/v1';
/** Below this n8n's public API is served in n8n's own shapes. https://docs.n8n.io/api/api-reference/ */
export const n8nPrefix = '/api/v1';
