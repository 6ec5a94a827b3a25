import { HubError, type Lead } from '@leadloom/contracts';
import type { LeadWrite, Store } from '@leadloom/store';
import { keptKeys, keysOfLead } from './keys-of-lead.ts';

export interface LeadChange {
  lead: Lead;
  timeline: LeadWrite['timeline'];
}

/**
 * Changes leads that are known by id, again and again until each is stored. `change` gets the newest lead and answers it changed, or null
 * when there is nothing to do; it may be called several times and must not do anything else.
 * @returns the leads as they are now, by the id that was asked for; ids that are not here any more are missing
 */
export async function changeLeads(
  store: Store,
  workspaceId: string,
  ids: readonly string[],
  change: (lead: Lead, id: string) => LeadChange | null,
): Promise<Map<string, Lead>> {
  const done = new Map<string, Lead>();
  let open = [...new Set(ids)];
  for (let round = 0; open.length > 0; round++) {
    if (round === 8) throw new HubError('unavailable', 'The leads are being changed by others all the time: try again');
    const found = await store.leads.resolveMany(workspaceId, open);
    const stored = await store.leads.identityKeys(
      workspaceId,
      found.flatMap((lead) => lead?.id ?? []),
    );
    const writes: { id: string; change: LeadChange }[] = [];
    for (const [place, id] of open.entries()) {
      const lead = found[place];
      if (lead === null || lead === undefined) continue;
      const changed = change(lead, id);
      if (changed === null) done.set(id, lead);
      else writes.push({ id, change: changed });
    }
    const results = await store.leads.write(
      workspaceId,
      writes.map(({ change: { lead, timeline } }) => ({
        lead,
        timeline,
        expectedVersion: lead.version,
        identityKeys: keptKeys(stored.get(lead.id) ?? [], keysOfLead(lead.fields, lead.links)),
      })),
    );
    open = [];
    for (const [place, result] of results.entries()) {
      const { id } = writes[place] as (typeof writes)[number];
      if (result.ok) done.set(id, result.lead);
      else open.push(id);
    }
  }
  return done;
}
