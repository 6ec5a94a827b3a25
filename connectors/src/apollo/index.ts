import { defineConnector } from '../define.ts';
import * as actions from './actions.ts';
import { apolloOrigin } from './client.ts';
import { apolloLimits } from './limits.ts';
import { testApollo } from './test-connection.ts';

export const apollo = defineConnector({
  name: 'apollo',
  title: 'Apollo',
  docsUrl: 'https://docs.apollo.io/reference',
  credentialTypes: [
    {
      name: 'apolloApi',
      title: 'Apollo API key',
      fields: [
        {
          name: 'apiKey',
          label: 'API key',
          description: 'Settings → Integrations → API keys; a key that may search and enrich people.',
          secret: true,
          required: true,
        },
      ],
    },
  ],
  defaultOrigins: [apolloOrigin],
  costUnit: 'credit',
  limits: apolloLimits,
  test: testApollo,
  actions: Object.values(actions),
});
