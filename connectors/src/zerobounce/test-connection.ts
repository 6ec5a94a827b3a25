import { HubError } from '@leadloom/contracts';
import { Type } from 'typebox';
import type { ActionContext } from '../define.ts';
import { callZeroBounce } from './client.ts';

/** A wrong key is answered with credits of -1. https://www.zerobounce.net/docs/email-validation-api-quickstart/v2-get-credits */
export async function testZeroBounce(context: ActionContext): Promise<{ message: string }> {
  const credits = Type.Union([Type.String(), Type.Number()]);
  const answer = await callZeroBounce(context, 'getcredits', Type.Object({ Credits: credits }));
  const left = Number(answer.Credits);
  if (!(left >= 0)) throw new HubError('unauthorized', 'ZeroBounce does not know the API key. Reconnect the account.');
  return { message: `ZeroBounce answers; ${left} credits are left.` };
}
