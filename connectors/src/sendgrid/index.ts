import { defineConnector } from '../define.ts';
import * as actions from './actions.ts';
import { sendGridOrigin } from './client.ts';
import { sendGridLimits } from './limits.ts';
import { testSendGrid } from './test-connection.ts';
import { sendGridWebhook } from './webhook.ts';

export const sendGrid = defineConnector({
  name: 'sendgrid',
  title: 'SendGrid',
  docsUrl: 'https://www.twilio.com/docs/sendgrid/api-reference',
  credentialTypes: [
    {
      name: 'sendGridApi',
      title: 'SendGrid API key',
      fields: [
        {
          name: 'apiKey',
          label: 'API key',
          description: 'Settings → API Keys; the scope "Mail Send" is enough.',
          secret: true,
          required: true,
        },
        {
          name: sendGridWebhook.secret.name,
          label: sendGridWebhook.secret.label,
          description: 'Settings → Mail Settings → Event Webhooks → Signature verification; needed to hear of bounces.',
          secret: false,
          required: false,
        },
      ],
    },
  ],
  defaultOrigins: [sendGridOrigin],
  costUnit: 'request',
  limits: sendGridLimits,
  test: testSendGrid,
  actions: Object.values(actions),
  webhook: sendGridWebhook,
});
