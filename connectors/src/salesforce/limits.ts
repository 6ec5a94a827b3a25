import type { VendorLimits } from '@leadloom/contracts';

/**
 * There is no rate, only a number of calls a day, which differs by edition and comes with every answer (`Sforce-Limit-Info`): 15,000 is
 * the smallest. Twenty-five calls that take longer than 20 s may run at a time.
 * https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm
 */
export const salesforceLimits: VendorLimits = {
  concurrency: 20,
  buckets: [
    {
      name: 'daily',
      capacity: 15_000,
      windowMs: 24 * 3_600_000,
      window: 'rolling',
      rules: [{ path: '/services/data/', cost: 1 }],
    },
  ],
};
