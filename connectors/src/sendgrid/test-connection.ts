import { HubError } from '@leadloom/contracts';
import type { ActionContext } from '../define.ts';
import { openSendGrid } from './client.ts';
import { sendGridError } from './errors.ts';

/** https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions/retrieve-a-list-of-scopes-for-which-this-user-has-access */
export async function testSendGrid(context: ActionContext): Promise<{ message: string }> {
  const { client } = await openSendGrid(context);
  let scopes: unknown;
  try {
    const [answer] = await client.request({ method: 'GET', url: '/v3/scopes' });
    scopes = (answer.body as { scopes?: unknown } | null)?.scopes;
  } catch (error) {
    throw sendGridError('SendGrid scopes', error, 'read', context.signal);
  }
  if (!Array.isArray(scopes) || !scopes.includes('mail.send')) {
    throw new HubError('forbidden', 'The SendGrid API key may not send mail: give it the scope "mail.send".');
  }
  return { message: 'SendGrid answers; the key may send mail.' };
}
