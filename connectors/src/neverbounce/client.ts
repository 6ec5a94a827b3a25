import type { Static, TSchema } from 'typebox';
import type { ActionContext } from '../define.ts';
import { requestJson } from '../http/request-json.ts';
import { credential } from '../mapping/credential.ts';
import { neverBounceRefusal } from './errors.ts';

export const neverBounceOrigin = 'https://api.neverbounce.com';

/** Every call as POST: the key then stays out of addresses and logs. */
export function callNeverBounce<Answer extends TSchema>(
  context: ActionContext,
  path: string,
  answer: Answer,
  body: Record<string, unknown> = {},
): Promise<Static<Answer>> {
  const where = `NeverBounce ${path}`;
  return requestJson(context, {
    where,
    method: 'POST',
    url: new URL(`${context.baseUrl(neverBounceOrigin)}/v4.2/${path}`),
    body: { key: credential(context, 'apiKey', 'NeverBounce'), ...body },
    safety: 'read',
    answer,
    refusal: neverBounceRefusal(where),
  });
}
