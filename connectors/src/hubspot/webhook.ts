import type { WebhookScheme } from '../webhooks/scheme.ts';

/**
 * Deliveries carry the v1 digest and the v3 headers; v3 also covers the address and the time, so it decides when it is there.
 * https://developers.hubspot.com/docs/api/webhooks/validating-requests
 */
export const hubSpotWebhook: WebhookScheme = {
  secret: { name: 'clientSecret', label: 'Client secret of the app that sends the webhooks' },
  docsUrl: 'https://developers.hubspot.com/docs/api/webhooks/validating-requests',
  variants: [
    {
      kind: 'hmac-sha256',
      signatureHeader: 'X-HubSpot-Signature-v3',
      encoding: 'base64',
      timestamp: { header: 'X-HubSpot-Request-Timestamp', unit: 'ms', toleranceMs: 300_000 },
      signed: ['method', 'decoded-url', 'body', 'timestamp'],
    },
    {
      kind: 'sha256',
      signatureHeader: 'X-HubSpot-Signature',
      when: { header: 'X-HubSpot-Signature-Version', value: 'v1' },
      encoding: 'hex',
      signed: ['secret', 'body'],
    },
  ],
};
