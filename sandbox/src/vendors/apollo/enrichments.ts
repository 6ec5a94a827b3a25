import type { Company, Person } from '../../population/population.ts';
import type { Collection } from '../../server/collection.ts';
import type { VendorContext } from '../../server/vendor.ts';

/** A credit spent. */
export interface Enrichment {
  readonly at: string;
  readonly endpoint: string;
  readonly name: string;
  readonly email: string;
}

const KEPT = 20_000;

export function enrichmentsOf(context: VendorContext): Collection<Enrichment> {
  return context.state.collection<Enrichment>('apollo', 'enrichments');
}

export function noteEnrichments(context: VendorContext, endpoint: string, found: readonly (Person | Company)[]): void {
  const kept = enrichmentsOf(context);
  const at = new Date(context.now()).toISOString();
  for (const entry of found) {
    const number = kept.nextNumber();
    const name = 'name' in entry ? entry.name : `${entry.firstName} ${entry.lastName}`;
    kept.put(`${number}`, { at, endpoint, name, email: 'email' in entry ? entry.email : '' });
    kept.delete(`${number - KEPT}`);
  }
}
