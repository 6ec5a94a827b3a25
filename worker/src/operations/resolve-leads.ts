import type { Lead, LeadReference } from '@leadloom/contracts';
import { normaliseLeadFields, provenanceOf } from '@leadloom/domain';
import type { LeadNews } from '../leads/lead-news.ts';
import { saveLeads } from '../leads/save-leads.ts';
import type { StepContext } from './step-context.ts';

/** How much a workflow's item is worth against a provider's record. */
const itemConfidence = 0.6;

/** An item's own words on a person. */
export function newsOfItem({ leadId, fields = {} }: LeadReference, tags: readonly string[] = []): LeadNews {
  const known = normaliseLeadFields(fields).fields;
  const provenance = { source: 'node', at: new Date().toISOString(), confidence: itemConfidence };
  return { ...(leadId !== undefined && { leadId }), fields: known, provenance: provenanceOf(known, provenance), tags };
}

/**
 * The lead of each item: named by its id, or found (else made) by its fields; null for ids that are not here and for items that say nothing.
 */
export async function resolveLeads(
  { services: { store }, workspaceId }: StepContext,
  items: readonly LeadReference[],
): Promise<(Lead | null)[]> {
  const leads: (Lead | null)[] = items.map(() => null);
  const named = [...items.entries()].filter(([, { leadId }]) => leadId !== undefined);
  const found = await store.leads.resolveMany(
    workspaceId,
    named.map(([, { leadId }]) => leadId as string),
  );
  for (const [place, [index]] of named.entries()) leads[index] = found[place] ?? null;

  const described = [...items.entries()].filter(
    ([, { leadId, fields }]) => leadId === undefined && Object.keys(fields ?? {}).length > 0,
  );
  const saved = await saveLeads(
    store,
    workspaceId,
    described.map(([, item]) => newsOfItem(item)),
    { kind: 'merged', title: 'Came with a workflow', source: 'node' },
  );
  for (const [place, [index]] of described.entries()) leads[index] = saved[place]?.lead ?? null;
  return leads;
}

/** Why an item has no lead. */
export function missingLead({ leadId }: LeadReference, index: number) {
  const reason =
    leadId === undefined
      ? 'The item has neither leadId nor any lead field (email, firstName …)'
      : `There is no lead ${leadId}: it may have been deleted`;
  return { index, outcome: 'failed', code: leadId === undefined ? 'invalid_input' : 'not_found', reason } as const;
}
