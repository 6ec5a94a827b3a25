import type { Collection } from '../../server/collection.ts';
import type { VendorContext } from '../../server/vendor.ts';

/** Roomier than a developer org's 15,000, so that a day of tests does not end early. */
export const DAILY_REQUESTS = 1_000_000;

/** API calls of the last day, counted anew each day. */
export function openUsage(context: VendorContext): { count(): number } {
  const days: Collection<number> = context.state.collection('salesforce', 'usage');
  return {
    count() {
      const day = new Date(context.now()).toISOString().slice(0, 10);
      const used = (days.get(day) ?? 0) + 1;
      days.put(day, used);
      return used;
    },
  };
}
