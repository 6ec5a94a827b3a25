import type { VendorLimits } from '@leadloom/contracts';

const minute = 60_000;
const hour = 60 * minute;

/** Per team and endpoint, fixed windows that open with the first request. https://docs.apollo.io/reference/rate-limits */
export const apolloLimits: VendorLimits = {
  buckets: [
    {
      name: 'search-minute',
      capacity: 200,
      windowMs: minute,
      window: 'fixed',
      capacityHeader: 'x-rate-limit-minute',
      rules: [{ path: '/api/v1/mixed_people/api_search$', cost: 1 }],
    },
    {
      name: 'search-hour',
      capacity: 6000,
      windowMs: hour,
      window: 'fixed',
      capacityHeader: 'x-rate-limit-hourly',
      rules: [{ path: '/api/v1/mixed_people/api_search$', cost: 1 }],
    },
    {
      name: 'enrichment-minute',
      capacity: 1000,
      windowMs: minute,
      window: 'fixed',
      capacityHeader: 'x-rate-limit-minute',
      rules: [{ path: '/api/v1/people/', cost: 1 }],
    },
  ],
};
