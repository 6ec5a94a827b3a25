import type { ActionContext } from '../define.ts';
import { openSlack } from './client.ts';
import { slackError } from './errors.ts';

/** https://docs.slack.dev/reference/methods/auth.test */
export async function testSlack(context: ActionContext): Promise<{ message: string }> {
  const slack = await openSlack(context);
  try {
    const answer = await slack.auth.test();
    return { message: `Slack answers; the token is of ${answer.user ?? 'a bot'} in ${answer.team ?? 'a workspace'}.` };
  } catch (error) {
    throw slackError('Slack auth.test', error, 'read', context.signal);
  }
}
