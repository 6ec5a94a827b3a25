import type { CheckSuppressionRequest, OperationResult } from '@leadloom/contracts';
import { missingLead, resolveLeads } from '../resolve-leads.ts';
import type { RunStep } from '../step-context.ts';

/** All items in one step: nothing leaves the house. */
export const checkSuppression: RunStep = async (context) => {
  const { items } = context.operation.request as CheckSuppressionRequest;
  const leads = await resolveLeads(context, items);
  const emails = leads.flatMap((lead) => lead?.fields.email ?? []);
  const hits = await context.services.store.suppressions.check(context.workspaceId, emails);
  const results = items.map((item, index): OperationResult => {
    const lead = leads[index];
    if (lead === null || lead === undefined) return missingLead(item, index);
    const hit = lead.fields.email === undefined ? undefined : hits.get(lead.fields.email);
    const found = { index, leadId: lead.id, outcome: 'unchanged' as const };
    if (hit === undefined) return { ...found, data: { suppressed: false } };
    return { ...found, reason: `${hit.kind} ${hit.reason}`, data: { suppressed: true, suppressionId: hit.id } };
  });
  return { results, finished: true, progress: { done: items.length, total: items.length } };
};
