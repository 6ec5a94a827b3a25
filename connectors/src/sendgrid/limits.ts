import type { VendorLimits } from '@leadloom/contracts';

/** Mail send is bounded by the account's credits rather than by rate; other calls by 600 a minute (`X-RateLimit-*`). */
export const sendGridLimits: VendorLimits = {
  concurrency: 20,
  buckets: [
    {
      name: 'mail-send',
      capacity: 600,
      windowMs: 1000,
      window: 'rolling',
      rules: [{ method: 'POST', path: '/v3/mail/send$', cost: 1 }],
    },
    {
      name: 'other',
      capacity: 600,
      windowMs: 60_000,
      window: 'fixed',
      capacityHeader: 'x-ratelimit-limit',
      rules: [{ method: 'POST', path: '/v3/mail/send$', cost: 0 }, { cost: 1 }],
    },
  ],
};
