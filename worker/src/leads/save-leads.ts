import { HubError, type Lead } from '@leadloom/contracts';
import { type LeadWrite, newId, type Store } from '@leadloom/store';
import { applyNews, type DraftLead } from './apply-news.ts';
import { attachCompanies } from './attach-companies.ts';
import { groupByIdentity } from './group-by-identity.ts';
import { keptKeys, keysOfLead } from './keys-of-lead.ts';
import type { LeadNews, NewsOrigin, SavedLead } from './lead-news.ts';
import { mergeKnownLeads } from './merge-known-leads.ts';

const maxRounds = 8;

/**
 * Brings news of people into the store, each person once. Rounds until all is stored:
 * 1. Find the leads that share an identity key with any news, or are named by it.
 * 2. News and leads that hang together by keys are one person. Two leads in one group become one first.
 * 3. Apply the news in order to the lead, or to a new one; write what changed, guarded by version and unique keys.
 * 4. What was refused, because somebody else wrote meanwhile, comes again in the next round.
 * @returns one entry per news, in order
 */
export async function saveLeads(
  store: Store,
  workspaceId: string,
  news: readonly LeadNews[],
  origin: NewsOrigin,
): Promise<SavedLead[]> {
  const saved: SavedLead[] = [];
  let open = [...news.keys()];
  for (let round = 0; open.length > 0; round++) {
    if (round === maxRounds)
      throw new HubError('unavailable', 'The leads are being changed by others all the time: try again');
    open = await saveRound(store, workspaceId, news, origin, open, saved);
  }
  return saved;
}

async function saveRound(
  store: Store,
  workspaceId: string,
  news: readonly LeadNews[],
  origin: NewsOrigin,
  open: readonly number[],
  saved: SavedLead[],
): Promise<number[]> {
  const known = await findKnown(
    store,
    workspaceId,
    open.map((index) => news[index] as LeadNews),
  );
  const again: number[] = [];
  const drafts: { group: number[]; write: LeadWrite; outcomes: SavedLead[] }[] = [];
  for (const places of groupByIdentity(known.keys)) {
    const group = places.map((place) => open[place] as number);
    const leads = known.leadsOf(places);
    const [first, second] = leads;
    if (first !== undefined && second !== undefined) {
      await mergeKnownLeads(store, workspaceId, leads, origin);
      again.push(...group);
      continue;
    }
    const draft = draftOf(
      first,
      group.map((index) => news[index] as LeadNews),
      known.storedKeys,
      origin,
    );
    if (draft.write === null)
      for (const [place, index] of group.entries()) saved[index] = draft.outcomes[place] as SavedLead;
    else drafts.push({ group, write: draft.write, outcomes: draft.outcomes });
  }
  await attachCompanies(
    store,
    workspaceId,
    drafts.map(({ write }) => write.lead),
  );
  const results = await store.leads.write(
    workspaceId,
    drafts.map(({ write }) => write),
  );
  for (const [place, result] of results.entries()) {
    const { group, outcomes } = drafts[place] as (typeof drafts)[number];
    if (!result.ok) again.push(...group);
    else
      for (const [at, index] of group.entries()) saved[index] = { ...(outcomes[at] as SavedLead), lead: result.lead };
  }
  return again.toSorted((a, b) => a - b);
}

/** Leads that the news may be of, and the keys by which news hang together: their own, those of their leads, and the leads' ids. */
async function findKnown(store: Store, workspaceId: string, news: readonly LeadNews[]) {
  const ownKeys = news.map(({ fields, links = [], extraKeys = [] }) => [...keysOfLead(fields, links), ...extraKeys]);
  const byKey = await store.leads.findByKeys(workspaceId, [...new Set(ownKeys.flat())]);
  const named = [...new Set(news.flatMap(({ leadId }) => leadId ?? []))];
  const resolved = named.length === 0 ? [] : await store.leads.resolveMany(workspaceId, named);
  const byName = new Map(named.map((id, place) => [id, resolved[place] ?? null]));
  const leadsOfNews = news.map(({ leadId }, place) => {
    const found = new Map((ownKeys[place] ?? []).flatMap((key) => byKey.get(key) ?? []).map((lead) => [lead.id, lead]));
    const lead = leadId === undefined ? undefined : byName.get(leadId);
    if (lead === null)
      throw new HubError('not_found', `There is no lead ${leadId}: it may have been deleted meanwhile`);
    if (lead !== undefined) found.set(lead.id, lead);
    return [...found.values()];
  });
  const ids = [...new Set(leadsOfNews.flat().map(({ id }) => id))];
  return {
    keys: ownKeys.map((keys, place) => [...keys, ...(leadsOfNews[place] ?? []).map(({ id }) => `id:${id}`)]),
    storedKeys: await store.leads.identityKeys(workspaceId, ids),
    leadsOf(places: readonly number[]): Lead[] {
      const leads = places.flatMap((place) => leadsOfNews[place] ?? []);
      return [...new Map(leads.map((lead) => [lead.id, lead])).values()];
    },
  };
}

function draftOf(
  known: Lead | undefined,
  news: readonly LeadNews[],
  storedKeys: ReadonlyMap<string, string[]>,
  origin: NewsOrigin,
): { write: LeadWrite | null; outcomes: SavedLead[] } {
  let draft: DraftLead = known ?? emptyLead();
  const outcomes: SavedLead[] = [];
  for (const [place, entry] of news.entries()) {
    const applied = applyNews(draft, entry);
    draft = applied.draft;
    const isCreation = known === undefined && place === 0;
    outcomes.push({
      lead: draft as Lead,
      outcome: isCreation ? 'created' : applied.isChanged ? 'updated' : 'unchanged',
      changes: applied.changes,
    });
  }
  if (known !== undefined && outcomes.every(({ outcome }) => outcome === 'unchanged'))
    return { write: null, outcomes: outcomes.map((outcome) => ({ ...outcome, lead: known })) };
  const identityKeys = keptKeys(storedKeys.get(draft.id) ?? [], [
    ...keysOfLead(draft.fields, draft.links),
    ...news.flatMap(({ extraKeys = [] }) => extraKeys),
  ]);
  const changes = outcomes.flatMap((outcome) => outcome.changes);
  const { kind, title, source } = origin;
  const entry =
    known === undefined ? { kind: 'created', title, changes: [], source } : { kind, title, changes, source };
  const isSilent = known !== undefined && changes.length === 0;
  const write = {
    lead: draft,
    identityKeys,
    expectedVersion: known?.version ?? null,
    timeline: isSilent ? [] : [entry],
  };
  return { write, outcomes };
}

function emptyLead(): DraftLead {
  return {
    id: newId('lead'),
    fields: {},
    provenance: {},
    status: 'new',
    emailStatus: 'unverified',
    score: null,
    tags: [],
    companyId: null,
    links: [],
  };
}
