import { editLeads, type LeadEditResult } from '@leadloom/contracts';
import { identityKeysOf } from '@leadloom/domain';
import { endpoint } from '../../http/endpoint.ts';
import { editLead } from './edit-lead.ts';

export const editLeadsEndpoint = endpoint(editLeads, async ({ store, workspaceId, principal, body: { edits } }) => {
  const at = new Date().toISOString();
  const known = await store.leads.getMany(
    workspaceId,
    edits.map(({ id }) => id),
  );
  const planned = edits.map((edit, place) => {
    const lead = known[place];
    if (!lead) return { id: edit.id, outcome: 'gone' as const };
    if (lead.version !== edit.version) return { id: edit.id, outcome: 'conflict' as const, version: lead.version };
    const edited = editLead(lead, edit, at);
    if (edited.changes.length === 0) return { id: edit.id, outcome: 'unchanged' as const, version: lead.version };
    return { id: edit.id, outcome: 'changed' as const, before: lead, ...edited };
  });
  const changed = planned.filter((plan) => plan.outcome === 'changed');
  const written = await store.leads.write(
    workspaceId,
    changed.map(({ lead, before, changes }) => ({
      lead,
      identityKeys: identityKeysOf(lead.fields, lead.links),
      expectedVersion: before.version,
      timeline: [{ kind: 'edited', title: `Edited by ${principal.name}`, changes, source: 'user' }],
    })),
  );
  const results = planned.map((plan): LeadEditResult => {
    if (plan.outcome !== 'changed') return plan;
    const { id, before } = plan;
    const result = written[changed.indexOf(plan)];
    return result?.ok === true
      ? { id, outcome: 'changed', version: result.lead.version, before: { status: before.status, tags: before.tags } }
      : { id, outcome: 'conflict' };
  });
  return { results };
});
