import { HubError } from '@leadloom/contracts';
import type { SandboxVendor } from '../sandbox/sandbox-vendors.ts';

const events = [
  'delivered',
  'bounce',
  'dropped',
  'deferred',
  'open',
  'click',
  'spam_report',
  'unsubscribe',
  'group_unsubscribe',
];

/**
 * Has the sandbox's SendGrid report to `url`, signed; gives the key that its reports are verified with. For the sandbox only, which holds
 * nobody's data: calls to vendors are the worker's.
 * https://www.twilio.com/docs/sendgrid/api-reference/webhooks/create-a-new-event-webhook
 */
export async function registerSendgridWebhook({ baseUrl, credentials }: SandboxVendor, url: string): Promise<string> {
  const settings = `${baseUrl}/v3/user/webhooks/event/settings`;
  const call = async (method: string, address: string, body?: unknown): Promise<Record<string, unknown>> => {
    const answer = await fetch(address, {
      method,
      headers: { authorization: `Bearer ${credentials['apiKey']}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(5_000),
    });
    if (!answer.ok)
      throw new HubError('unavailable', `The sandbox's SendGrid answered ${answer.status} to ${method} ${address}.`);
    return (await answer.json()) as Record<string, unknown>;
  };

  const { webhooks } = (await call('GET', `${settings}/all`)) as { webhooks: { id: string; url: string }[] };
  const wanted = {
    enabled: true,
    url,
    friendly_name: 'Leadloom',
    ...Object.fromEntries(events.map((name) => [name, true])),
  };
  const id = webhooks.find((webhook) => webhook.url === url)?.id ?? (await call('POST', settings, wanted))['id'];
  const signed = await call('PATCH', `${settings}/signed/${String(id)}`, { enabled: true });
  return String(signed['public_key']);
}
