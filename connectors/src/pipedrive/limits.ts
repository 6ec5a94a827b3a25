import type { VendorLimits } from '@leadloom/contracts';

const search = '/search$|/itemSearch';
const single = '/\\d+$';

/**
 * By plan: 20 to 120 calls in two seconds for a token, 30,000 to 210,000 tokens a day for each seat. These are a larger plan's; a smaller
 * one names its own in headers, and with 429 before them. https://pipedrive.readme.io/docs/core-api-concepts-rate-limiting
 */
export const pipedriveLimits: VendorLimits = {
  concurrency: 10,
  buckets: [
    { name: 'search', capacity: 10, windowMs: 2000, window: 'rolling', rules: [{ path: search, cost: 1 }] },
    {
      name: 'burst',
      capacity: 100,
      windowMs: 2000,
      window: 'rolling',
      capacityHeader: 'x-ratelimit-limit',
      rules: [{ path: search, cost: 0 }, { cost: 1 }],
    },
    {
      name: 'daily-tokens',
      capacity: 210_000,
      windowMs: 24 * 3_600_000,
      window: 'fixed',
      capacityHeader: 'x-daily-ratelimit-token-limit',
      rules: [
        { path: search, cost: 20 },
        { method: 'GET', path: single, cost: 1 },
        { method: 'GET', cost: 10 },
        { method: 'DELETE', cost: 3 },
        { cost: 5 },
      ],
    },
  ],
};
