import { defineConnector } from '../define.ts';
import * as actions from './actions.ts';
import { slackOrigin } from './client.ts';
import { slackLimits } from './limits.ts';
import { testSlack } from './test-connection.ts';
import { slackWebhook } from './webhook.ts';

export const slack = defineConnector({
  name: 'slack',
  title: 'Slack',
  docsUrl: 'https://docs.slack.dev/reference/methods',
  credentialTypes: [
    {
      name: 'slackApi',
      title: 'Slack bot token',
      fields: [
        {
          name: 'accessToken',
          label: 'Bot user OAuth token',
          description: 'OAuth & Permissions of the Slack app; begins with xoxb-.',
          secret: true,
          required: true,
        },
        { name: slackWebhook.secret.name, label: slackWebhook.secret.label, secret: true, required: false },
      ],
    },
  ],
  defaultOrigins: [slackOrigin],
  costUnit: 'request',
  limits: slackLimits,
  test: testSlack,
  actions: Object.values(actions),
  webhook: slackWebhook,
});
