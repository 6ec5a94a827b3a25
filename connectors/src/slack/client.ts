import type { WebClient } from '@slack/web-api';
import type { ActionContext } from '../define.ts';
import { credential } from '../mapping/credential.ts';

export const slackOrigin = 'https://slack.com';

/** Without the client's own ten retries: they would post a message again whose answer was lost, and hold up the queue on a 429. */
export async function openSlack(context: ActionContext): Promise<WebClient> {
  const { WebClient: Client, LogLevel } = await import('@slack/web-api');
  return new Client(credential(context, 'accessToken', 'Slack'), {
    slackApiUrl: `${context.baseUrl(slackOrigin)}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 30_000,
    logLevel: LogLevel.ERROR,
  });
}
