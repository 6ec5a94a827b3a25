import type { VendorLimits } from '@leadloom/contracts';

/** https://developers.neverbounce.com/docs/rate-limits: 50 jobs a day; the rest is throttled without numbers, so it is kept slow. */
export const neverBounceLimits: VendorLimits = {
  concurrency: 5,
  buckets: [
    {
      name: 'jobs',
      capacity: 50,
      windowMs: 24 * 3_600_000,
      window: 'rolling',
      rules: [{ path: '/v4\\.2/jobs/create$', cost: 1 }],
    },
    { name: 'calls', capacity: 20, windowMs: 1000, window: 'rolling', rules: [{ cost: 1 }] },
  ],
};
