import type { VendorLimits } from '@leadloom/contracts';

/** About one message a second a channel; counted over all channels, which is enough for notices. https://docs.slack.dev/apis/web-api/rate-limits */
export const slackLimits: VendorLimits = {
  buckets: [
    {
      name: 'post',
      capacity: 1,
      windowMs: 1000,
      window: 'rolling',
      rules: [{ path: '/api/chat\\.postMessage$', cost: 1 }],
    },
    {
      name: 'other',
      capacity: 20,
      windowMs: 60_000,
      window: 'rolling',
      rules: [{ path: '/api/chat\\.postMessage$', cost: 0 }, { cost: 1 }],
    },
  ],
};
