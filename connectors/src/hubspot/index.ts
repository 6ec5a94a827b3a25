import { defineConnector } from '../define.ts';
import * as actions from './actions.ts';
import { defaultApiVersion, hubSpotOrigin } from './client.ts';
import { hubSpotLimits } from './limits.ts';
import { testHubSpot } from './test-connection.ts';
import { hubSpotWebhook } from './webhook.ts';

export const hubSpot = defineConnector({
  name: 'hubspot',
  title: 'HubSpot',
  docsUrl: 'https://developers.hubspot.com/docs/api/overview',
  credentialTypes: [
    {
      name: 'hubspotAppToken',
      title: 'HubSpot service key or private app token',
      fields: [
        {
          name: 'appToken',
          label: 'Token',
          description: 'Scopes: crm.objects.contacts.read and .write, crm.schemas.contacts.read and .write.',
          secret: true,
          required: true,
        },
        {
          name: 'apiVersion',
          label: 'Version of the API',
          description: "HubSpot's date version, as year and month.",
          secret: false,
          required: false,
          default: defaultApiVersion,
        },
        { name: hubSpotWebhook.secret.name, label: hubSpotWebhook.secret.label, secret: true, required: false },
      ],
    },
    {
      name: 'hubspotOAuth2Api',
      title: 'HubSpot app (OAuth)',
      fields: [
        { name: 'clientId', label: 'Client id of the app', secret: false, required: true },
        { name: hubSpotWebhook.secret.name, label: 'Client secret of the app', secret: true, required: true },
      ],
    },
  ],
  defaultOrigins: [hubSpotOrigin],
  costUnit: 'request',
  limits: hubSpotLimits,
  test: testHubSpot,
  actions: Object.values(actions),
  webhook: hubSpotWebhook,
});
