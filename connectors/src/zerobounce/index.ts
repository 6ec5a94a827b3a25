import { defineConnector } from '../define.ts';
import { zeroBounceOrigin } from './client.ts';
import { zeroBounceLimits } from './limits.ts';
import { testZeroBounce } from './test-connection.ts';
import { verifyEmails } from './verify-emails.ts';

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
  actions: [verifyEmails],
});
