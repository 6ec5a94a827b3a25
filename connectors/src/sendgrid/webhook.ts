import type { WebhookScheme } from '../webhooks/scheme.ts';

/**
 * The body ends with `\r\n` and is signed as it came. SendGrid states no greatest age; repeats are told by `sg_event_id`.
 * https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
 */
export const sendGridWebhook: WebhookScheme = {
  secret: { name: 'webhookPublicKey', label: 'Verification key of the signed event webhook' },
  docsUrl:
    'https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features',
  variants: [
    {
      kind: 'ecdsa-p256-sha256',
      signatureHeader: 'X-Twilio-Email-Event-Webhook-Signature',
      encoding: 'base64',
      timestamp: { header: 'X-Twilio-Email-Event-Webhook-Timestamp', unit: 's' },
      signed: ['timestamp', 'body'],
    },
  ],
};
