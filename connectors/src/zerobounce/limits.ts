import type { VendorLimits } from '@leadloom/contracts';

/** One over 30 batches a minute blocks the key for ten minutes, so the last two are left. */
export const zeroBounceLimits: VendorLimits = {
  buckets: [
    {
      name: 'batch',
      capacity: 28,
      windowMs: 60_000,
      window: 'rolling',
      rules: [{ path: '/v2/validatebatch$', cost: 1 }],
    },
    {
      name: 'single',
      capacity: 80_000,
      windowMs: 10_000,
      window: 'rolling',
      rules: [{ path: '/v2/validate$', cost: 1 }],
    },
  ],
};
