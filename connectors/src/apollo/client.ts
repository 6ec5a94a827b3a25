import type { Static, TSchema } from 'typebox';
import type { ActionContext, Safety } from '../define.ts';
import { requestJson } from '../http/request-json.ts';
import { credential } from '../mapping/credential.ts';
import { apolloRefusal } from './errors.ts';

export const apolloOrigin = 'https://api.apollo.io';

interface ApolloCall<Answer extends TSchema> {
  readonly method: 'GET' | 'POST';
  /** After `/api/v1/`. */
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly body?: unknown;
  readonly safety: Safety;
  readonly answer: Answer;
}

/** One call of Apollo's REST API with the account's key. */
export function callApollo<Answer extends TSchema>(
  context: ActionContext,
  call: ApolloCall<Answer>,
): Promise<Static<Answer>> {
  const { path, query, safety } = call;
  const where = `Apollo ${path}`;
  const url = new URL(`${context.baseUrl(apolloOrigin)}/api/v1/${path}`);
  if (query !== undefined) url.search = query.toString();
  return requestJson(context, {
    where,
    method: call.method,
    url,
    headers: { 'x-api-key': credential(context, 'apiKey', 'Apollo') },
    ...(call.body === undefined ? {} : { body: call.body }),
    safety,
    answer: call.answer,
    refusal: apolloRefusal(where, safety),
  });
}
