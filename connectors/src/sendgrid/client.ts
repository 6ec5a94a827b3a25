import { HubError } from '@leadloom/contracts';
import type singleton from '@sendgrid/mail';
import type { ActionContext } from '../define.ts';
import { credential } from '../mapping/credential.ts';

export const sendGridOrigin = 'https://api.sendgrid.com';

type MailService = typeof singleton;

interface RawClient {
  setDefaultRequest(key: string, value: unknown): void;
  request(request: { method: 'GET'; url: string }): Promise<[{ statusCode: number; body: unknown }, unknown]>;
}

const timeoutMs = 30_000;

/**
 * A mail service of its own for each call: the package's is one for the whole process. The key goes in first, because setting it
 * puts the address back to SendGrid's own.
 */
export async function openSendGrid(context: ActionContext): Promise<{ mail: MailService; client: RawClient }> {
  const apiKey = credential(context, 'apiKey', 'SendGrid');
  if (!apiKey.startsWith('SG.')) {
    throw new HubError(
      'unauthorized',
      'The SendGrid API key does not begin with "SG.". Open the connection and correct it.',
    );
  }
  const { default: mailModule } = await import('@sendgrid/mail');
  // The types hide the class and the client, which carries the settings.
  const { MailService: Service } = mailModule as unknown as { MailService: new () => MailService };
  const mail = new Service();
  mail.setApiKey(apiKey);
  const { client } = mail as unknown as { client: RawClient };
  client.setDefaultRequest('baseUrl', context.baseUrl(sendGridOrigin));
  client.setDefaultRequest('timeout', timeoutMs);
  return { mail, client };
}
