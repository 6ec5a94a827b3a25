import type { Static, TSchema } from 'typebox';
import type { ActionContext } from '../define.ts';
import { requestJson } from '../http/request-json.ts';
import { credential } from '../mapping/credential.ts';
import { zeroBounceRefusal } from './errors.ts';

export const zeroBounceOrigin = 'https://api.zerobounce.net';

/** GET with the key in the query, or, with a body, POST with the key in it. */
export function callZeroBounce<Answer extends TSchema>(
  context: ActionContext,
  path: string,
  answer: Answer,
  body?: Record<string, unknown>,
): Promise<Static<Answer>> {
  const where = `ZeroBounce ${path}`;
  const apiKey = credential(context, 'apiKey', 'ZeroBounce');
  const url = new URL(`${context.baseUrl(zeroBounceOrigin)}/v2/${path}`);
  if (body === undefined) url.searchParams.set('api_key', apiKey);
  return requestJson(context, {
    where,
    method: body === undefined ? 'GET' : 'POST',
    url,
    ...(body === undefined ? {} : { body: { api_key: apiKey, ...body } }),
    safety: 'read',
    answer,
    refusal: zeroBounceRefusal(where),
  });
}
