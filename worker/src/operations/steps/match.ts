import type { LeadReference, MatchRequest, OperationResult } from '@leadloom/contracts';
import { keysOfLead } from '../../leads/keys-of-lead.ts';
import { saveLeads } from '../../leads/save-leads.ts';
import { missingLead, newsOfItem } from '../resolve-leads.ts';
import type { RunStep, StepContext } from '../step-context.ts';

/** All items in one step: nothing leaves the house. */
export const match: RunStep = async (context) => {
  const { items, createMissing = true, tags = [] } = context.operation.request as MatchRequest;
  const { store } = context.services;
  const isHere = await findPresent(context, items, createMissing);
  const taken = [...items.entries()].filter(([index]) => isHere[index] === 'take');
  const saved = await saveLeads(
    store,
    context.workspaceId,
    taken.map(([, item]) => newsOfItem(item, tags)),
    {
      kind: 'merged',
      title: 'Matched by a workflow',
      source: 'node',
    },
  );
  const results: OperationResult[] = [];
  for (const [place, [index]] of taken.entries()) {
    const entry = saved[place];
    if (entry !== undefined) results.push({ index, outcome: entry.outcome, leadId: entry.lead.id });
  }
  for (const [index, item] of items.entries()) {
    if (isHere[index] === 'unknown') results.push({ index, outcome: 'skipped', reason: 'No lead is this person' });
    if (isHere[index] === 'missing') results.push(missingLead(item, index));
  }
  return { results, finished: true, progress: { done: items.length, total: items.length } };
};

async function findPresent(
  { services: { store }, workspaceId }: StepContext,
  items: readonly LeadReference[],
  createMissing: boolean,
) {
  const named = await store.leads.resolveMany(
    workspaceId,
    items.map(({ leadId }) => leadId ?? ''),
  );
  const keys = items.map((item) => keysOfLead(newsOfItem(item).fields, []));
  const byKey = createMissing ? null : await store.leads.findByKeys(workspaceId, keys.flat());
  return items.map(({ leadId, fields }, index) => {
    if (leadId !== undefined) return named[index] === null ? 'missing' : 'take';
    if (Object.keys(fields ?? {}).length === 0) return 'missing';
    return byKey === null || keys[index]?.some((key) => byKey.has(key)) ? 'take' : 'unknown';
  });
}
