import { defineConnector } from '../define.ts';
import * as actions from './actions.ts';
import { pipedriveOrigin } from './client.ts';
import { pipedriveLimits } from './limits.ts';
import { testPipedrive } from './test-connection.ts';
import { pipedriveWebhook } from './webhook.ts';

export const pipedrive = defineConnector({
  name: 'pipedrive',
  title: 'Pipedrive',
  docsUrl: 'https://developers.pipedrive.com/docs/api/v1',
  credentialTypes: [
    {
      name: 'pipedriveApi',
      title: 'Pipedrive API token',
      fields: [
        {
          name: 'apiToken',
          label: 'API token',
          description: 'Personal preferences → API.',
          secret: true,
          required: true,
        },
        {
          name: pipedriveWebhook.secret.name,
          label: pipedriveWebhook.secret.label,
          description: 'What the webhook in Pipedrive was given as HTTP user and password.',
          secret: true,
          required: false,
        },
      ],
    },
    {
      name: 'pipedriveOAuth2Api',
      title: 'Pipedrive app (OAuth)',
      fields: [
        { name: 'clientId', label: 'Client id of the app', secret: false, required: true },
        { name: 'clientSecret', label: 'Client secret of the app', secret: true, required: true },
      ],
    },
  ],
  defaultOrigins: [pipedriveOrigin],
  costUnit: 'token',
  limits: pipedriveLimits,
  test: testPipedrive,
  actions: Object.values(actions),
  webhook: pipedriveWebhook,
});
