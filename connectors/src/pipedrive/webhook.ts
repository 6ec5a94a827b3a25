import type { WebhookScheme } from '../webhooks/scheme.ts';

/** Nothing is signed: the user and password that the webhook was made with come as HTTP Basic. https://pipedrive.readme.io/docs/guide-for-webhooks-v2 */
export const pipedriveWebhook: WebhookScheme = {
  secret: { name: 'webhookLogin', label: 'Login of the webhook, as user:password' },
  docsUrl: 'https://pipedrive.readme.io/docs/guide-for-webhooks-v2',
  variants: [{ kind: 'basic' }],
};
