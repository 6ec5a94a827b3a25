import type { Operation } from '@leadloom/contracts';
import type { Store } from '@leadloom/store';

/** The operation with the leads of its results as they are now: results keep ids only, so that no copy of a person outlives its record. */
export async function withLeads(store: Store, workspaceId: string, operation: Operation): Promise<Operation> {
  if (operation.results === undefined) return operation;
  const ids = [...new Set(operation.results.flatMap(({ leadId }) => leadId ?? []))];
  const leads = await store.leads.resolveMany(workspaceId, ids);
  const byId = new Map(ids.map((id, place) => [id, leads[place]]));
  const results = operation.results.map((result) => {
    const lead = result.leadId === undefined ? undefined : byId.get(result.leadId);
    return lead === undefined || lead === null ? result : { ...result, lead };
  });
  return { ...operation, results };
}
