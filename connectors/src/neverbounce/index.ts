import { defineConnector } from '../define.ts';
import * as actions from './actions.ts';
import { neverBounceOrigin } from './client.ts';
import { neverBounceLimits } from './limits.ts';
import { testNeverBounce } from './test-connection.ts';

export const neverBounce = defineConnector({
  name: 'neverbounce',
  title: 'NeverBounce',
  docsUrl: 'https://developers.neverbounce.com/reference',
  credentialTypes: [
    {
      name: 'neverBounceApi',
      title: 'NeverBounce API key',
      fields: [
        {
          name: 'apiKey',
          label: 'API key',
          description: 'Apps → Custom integration; begins with private_ or secret_.',
          secret: true,
          required: true,
        },
      ],
    },
  ],
  defaultOrigins: [neverBounceOrigin],
  costUnit: 'credit',
  limits: neverBounceLimits,
  test: testNeverBounce,
  actions: Object.values(actions),
});
