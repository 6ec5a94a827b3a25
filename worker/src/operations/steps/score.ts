import type { OperationResult, ScoreRequest } from '@leadloom/contracts';
import { defaultScoreRules, scoreLead } from '@leadloom/domain';
import { changeLeads } from '../../leads/change-leads.ts';
import { missingLead, resolveLeads } from '../resolve-leads.ts';
import type { RunStep } from '../step-context.ts';

/** All items in one step: nothing leaves the house. */
export const score: RunStep = async (context) => {
  const { items, rules = defaultScoreRules } = context.operation.request as ScoreRequest;
  const leads = await resolveLeads(context, items);
  const at = new Date().toISOString();
  const ids = leads.flatMap((lead) => lead?.id ?? []);
  const changed = new Set<string>();
  const scored = await changeLeads(context.services.store, context.workspaceId, ids, (lead, id) => {
    const next = scoreLead(lead, rules, at);
    const isSame = lead.score?.total === next.total && JSON.stringify(lead.score.parts) === JSON.stringify(next.parts);
    if (isSame) return null;
    changed.add(id);
    const changes = [{ field: 'score', from: lead.score?.total ?? null, to: next.total }];
    return {
      lead: { ...lead, score: next },
      timeline: [{ kind: 'scored', title: `Scored ${next.total}`, changes, source: 'score' }],
    };
  });
  const results = items.map((item, index): OperationResult => {
    const id = leads[index]?.id;
    const lead = id === undefined ? undefined : scored.get(id);
    if (id === undefined || lead === undefined) return missingLead(item, index);
    return {
      index,
      leadId: lead.id,
      outcome: changed.has(id) ? 'updated' : 'unchanged',
      data: { score: lead.score?.total ?? null },
    };
  });
  return { results, finished: true, progress: { done: items.length, total: items.length } };
};
