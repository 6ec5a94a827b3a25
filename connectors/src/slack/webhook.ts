import type { WebhookScheme } from '../webhooks/scheme.ts';

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
export const slackWebhook: WebhookScheme = {
  secret: { name: 'signatureSecret', label: 'Signing secret of the app' },
  docsUrl: 'https://docs.slack.dev/authentication/verifying-requests-from-slack',
  variants: [
    {
      kind: 'hmac-sha256',
      signatureHeader: 'X-Slack-Signature',
      prefix: 'v0=',
      encoding: 'hex',
      timestamp: { header: 'X-Slack-Request-Timestamp', unit: 's', toleranceMs: 300_000 },
      signed: [{ text: 'v0:' }, 'timestamp', { text: ':' }, 'body'],
    },
  ],
};
