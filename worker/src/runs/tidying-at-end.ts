import type { Tidying } from '@leadloom/contracts';
import { tidyingOf } from '@leadloom/graph';
import type { Claim } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';

/** What is to be done with a run that ends outside a segment. */
export async function tidyingAtEnd(
  { store }: Pick<WorkerServices, 'store'>,
  claim: Claim,
  status: 'success' | 'error' | 'canceled',
): Promise<Tidying | null> {
  return tidyingOf(await store.segments.loadDocument(claim), claim.row.mode, status);
}
