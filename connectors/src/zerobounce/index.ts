import { defineConnector } from '../define.ts';
import * as actions from './actions.ts';
import { zeroBounceOrigin } from './client.ts';
import { zeroBounceLimits } from './limits.ts';
import { testZeroBounce } from './test-connection.ts';

export const zeroBounce = defineConnector({
  name: 'zerobounce',
  title: 'ZeroBounce',
  docsUrl: 'https://www.zerobounce.net/docs/email-validation-api-quickstart',
  credentialTypes: [
    {
      name: 'zeroBounceApi',
      title: 'ZeroBounce API key',
      fields: [{ name: 'apiKey', label: 'API key', secret: true, required: true }],
    },
  ],
  defaultOrigins: [zeroBounceOrigin],
  costUnit: 'credit',
  limits: zeroBounceLimits,
  test: testZeroBounce,
  actions: Object.values(actions),
});
