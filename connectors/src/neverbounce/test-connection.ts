import { Type } from 'typebox';
import type { ActionContext } from '../define.ts';
import { callNeverBounce } from './client.ts';

const count = Type.Optional(Type.Integer());
const Account = Type.Object({
  credits_info: Type.Object({ paid_credits_remaining: count, free_credits_remaining: count }),
});

/** https://developers.neverbounce.com/reference/account-info */
export async function testNeverBounce(context: ActionContext): Promise<{ message: string }> {
  const { credits_info: credits } = await callNeverBounce(context, 'account/info', Account);
  const left = (credits.paid_credits_remaining ?? 0) + (credits.free_credits_remaining ?? 0);
  return { message: `NeverBounce answers; ${left} credits are left.` };
}
