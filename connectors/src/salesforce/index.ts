import { defineConnector } from '../define.ts';
import * as actions from './actions.ts';
import { salesforceOrigin } from './client.ts';
import { salesforceLimits } from './limits.ts';
import { testSalesforce } from './test-connection.ts';

export const salesforce = defineConnector({
  name: 'salesforce',
  title: 'Salesforce',
  docsUrl: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest.htm',
  credentialTypes: [
    {
      name: 'salesforceOAuth2Api',
      title: 'Salesforce OAuth2',
      fields: [
        {
          name: 'environment',
          label: 'Environment',
          description: 'production or sandbox',
          secret: false,
          required: true,
          default: 'production',
        },
        { name: 'clientId', label: 'Consumer key of the connected app', secret: false, required: true },
        { name: 'clientSecret', label: 'Consumer secret of the connected app', secret: true, required: true },
      ],
    },
  ],
  // An org's own origin is the instance_url of its token.
  defaultOrigins: [salesforceOrigin],
  costUnit: 'request',
  limits: salesforceLimits,
  test: testSalesforce,
  actions: Object.values(actions),
});
