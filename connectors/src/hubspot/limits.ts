import type { VendorLimits } from '@leadloom/contracts';

/**
 * A private app's burst is 190 in ten seconds on the larger plans and 100 on the small ones; searches are counted for the whole account.
 * https://developers.hubspot.com/docs/api/usage-details
 */
export const hubSpotLimits: VendorLimits = {
  buckets: [
    {
      name: 'search',
      capacity: 5,
      windowMs: 1000,
      window: 'rolling',
      rules: [{ method: 'POST', path: '/search$', cost: 1 }],
    },
    {
      name: 'burst',
      capacity: 100,
      windowMs: 10_000,
      window: 'rolling',
      capacityHeader: 'x-hubspot-ratelimit-max',
      rules: [{ method: 'POST', path: '/search$', cost: 0 }, { cost: 1 }],
    },
    {
      name: 'daily',
      capacity: 250_000,
      windowMs: 24 * 3_600_000,
      window: 'fixed',
      capacityHeader: 'x-hubspot-ratelimit-daily',
      rules: [{ cost: 1 }],
    },
  ],
};
