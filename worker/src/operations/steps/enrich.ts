import {
  type EnrichRequest,
  type Lead,
  type LeadFieldName,
  type LeadLink,
  leadFieldNames,
  type OperationResult,
} from '@leadloom/contracts';
import { normaliseLeadFields, provenanceOf } from '@leadloom/domain';
import type { LeadNews } from '../../leads/lead-news.ts';
import { saveLeads } from '../../leads/save-leads.ts';
import { openCapability } from '../call-connector.ts';
import { missingLead, resolveLeads } from '../resolve-leads.ts';
import type { RunStep, StepContext } from '../step-context.ts';

/** Fields that a lead should have when the request does not say. */
const usualFields: readonly LeadFieldName[] = ['email', 'firstName', 'lastName', 'title', 'companyName'];

interface State {
  /** Lead of each item; null where there is none. */
  leadIds: (string | null)[];
  /** Provider that is being asked, by its place in the request. */
  provider: number;
  /** Items that it has not been asked for yet. */
  pending: number[];
  changed: number[];
}

/** A waterfall: one batch of one provider a step; the next provider is asked for those that still lack a wanted field. */
export const enrich: RunStep = async (context) => {
  const request = context.operation.request as EnrichRequest;
  const state = (context.operation.state as State | null) ?? (await firstState(context, request));
  const leads = await leadsOf(context, state.leadIds);
  const wanted =
    request.wantedFields === undefined
      ? usualFields
      : leadFieldNames.filter((name) => request.wantedFields?.includes(name));
  const lacks = (index: number) => wanted.some((name) => leads[index]?.fields[name] === undefined);

  while (state.pending.length === 0 && state.provider + 1 < request.connectionIds.length) {
    state.provider++;
    state.pending = [...leads.keys()].filter((index) => leads[index] !== null && lacks(index));
  }
  const connectionId = request.connectionIds[state.provider];
  if (state.pending.length > 0 && connectionId !== undefined)
    await askProvider(context, request, state, leads, connectionId);

  const total = request.items.length;
  const finished = state.pending.length === 0 && state.provider + 1 >= request.connectionIds.length;
  const progress = { done: finished ? total : Math.max(0, total - state.pending.length), total };
  if (!finished) return { results: [], finished, progress, state };
  const results = request.items.map((item, index): OperationResult => {
    const leadId = state.leadIds[index];
    if (leadId === null || leadId === undefined) return missingLead(item, index);
    return state.changed.includes(index)
      ? { index, leadId, outcome: 'updated' }
      : {
          index,
          leadId,
          outcome: 'unchanged',
          reason: lacks(index) ? 'No provider knows more of this person' : 'All wanted fields are known',
        };
  });
  return { results, finished, progress };
};

async function firstState(context: StepContext, request: EnrichRequest): Promise<State> {
  const leads = await resolveLeads(context, request.items);
  return { leadIds: leads.map((lead) => lead?.id ?? null), provider: -1, pending: [], changed: [] };
}

async function leadsOf(
  { services: { store }, workspaceId }: StepContext,
  ids: readonly (string | null)[],
): Promise<(Lead | null)[]> {
  return store.leads.resolveMany(
    workspaceId,
    ids.map((id) => id ?? ''),
  );
}

async function askProvider(
  context: StepContext,
  request: EnrichRequest,
  state: State,
  leads: readonly (Lead | null)[],
  connectionId: string,
) {
  const provider = await openCapability(context, connectionId, 'enrich-people');
  const { id, name, connector } = provider.connection;
  const vendor = connector ?? 'provider';
  const batch = state.pending.splice(0, provider.maxBatch);
  const items = batch.flatMap((index) => {
    const lead = leads[index];
    if (lead === null || lead === undefined) return [];
    const remoteId = lead.links.find((link) => link.connectionId === id)?.remoteId;
    return [{ index, fields: lead.fields, ...(remoteId !== undefined && { remoteId }) }];
  });
  if (items.length === 0) return;
  const { results } = await provider.run({ items });
  const at = new Date().toISOString();
  const news: LeadNews[] = [];
  const indexes: number[] = [];
  for (const { index, match } of results) {
    const leadId = state.leadIds[index];
    if (match === null || leadId === null || leadId === undefined) continue;
    const { fields } = normaliseLeadFields(match.fields);
    const confidence = request.overwrite === true ? 1 : match.confidence;
    const link: LeadLink = { connectionId: id, connector: vendor, object: 'person', remoteId: match.remoteId, at };
    news.push({ leadId, fields, provenance: provenanceOf(fields, { source: vendor, at, confidence }), links: [link] });
    indexes.push(index);
  }
  const saved = await saveLeads(context.services.store, context.workspaceId, news, {
    kind: 'enriched',
    title: `Enriched by ${name}`,
    source: vendor,
  });
  for (const [place, index] of indexes.entries()) {
    const entry = saved[place];
    if (entry === undefined) continue;
    state.leadIds[index] = entry.lead.id;
    if (entry.outcome !== 'unchanged' && !state.changed.includes(index)) state.changed.push(index);
  }
}
