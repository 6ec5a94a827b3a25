import type { Vendor } from '../server/vendor.ts';

/** Every simulated vendor, in the order of the start page. */
export const vendors: readonly Vendor[] = [];
