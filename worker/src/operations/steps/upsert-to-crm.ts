import type { Lead, LeadLink, OperationResult, UpsertToCrmRequest } from '@leadloom/contracts';
import { changeLeads } from '../../leads/change-leads.ts';
import { openCapability } from '../call-connector.ts';
import { missingLead, resolveLeads } from '../resolve-leads.ts';
import type { RunStep, StepContext } from '../step-context.ts';

const maxTries = 3;

interface State {
  leadIds: (string | null)[];
  /** Items to be written yet, with the tries that they have had. */
  pending: { index: number; tries: number }[];
}

/** One batch a step; items that the CRM refused for now come again with a later batch. The operation holds the connection's lock. */
export const upsertToCrm: RunStep = async (context) => {
  const request = context.operation.request as UpsertToCrmRequest;
  const isFirst = context.operation.state === null;
  const state = (context.operation.state as State | null) ?? (await firstState(context, request));
  const results: OperationResult[] = isFirst
    ? request.items.flatMap((item, index) => (state.leadIds[index] === null ? [missingLead(item, index)] : []))
    : [];
  if (state.pending.length > 0) results.push(...(await writeBatch(context, request, state)));
  const total = request.items.length;
  const finished = state.pending.length === 0;
  return { results, finished, progress: { done: total - state.pending.length, total }, ...(!finished && { state }) };
};

/** A person that comes twice in one request is written once; the later item gets the result of the first. */
async function firstState(context: StepContext, request: UpsertToCrmRequest): Promise<State> {
  const leads = await resolveLeads(context, request.items);
  const leadIds = leads.map((lead) => lead?.id ?? null);
  const pending = [...leadIds.keys()].filter(
    (index) => leadIds[index] !== null && leadIds.indexOf(leadIds[index] ?? null) === index,
  );
  return { leadIds, pending: pending.map((index) => ({ index, tries: 0 })) };
}

async function writeBatch(context: StepContext, request: UpsertToCrmRequest, state: State): Promise<OperationResult[]> {
  const { store } = context.services;
  const crm = await openCapability(context, request.connectionId, 'upsert-people');
  const batch = state.pending.splice(0, crm.maxBatch);
  const leads = await store.leads.resolveMany(
    context.workspaceId,
    batch.map(({ index }) => state.leadIds[index] ?? ''),
  );
  const present = batch.flatMap((entry, place) => (leads[place] ? [{ ...entry, lead: leads[place] }] : []));
  const gone = batch
    .filter((_, place) => !leads[place])
    .map(({ index }) => missingLead(request.items[index] ?? {}, index));
  if (present.length === 0) return gone;
  const { results } = await crm.run({
    items: present.map(({ index, lead }) => itemOf(index, lead, request.connectionId)),
    ...(request.object !== undefined && { object: request.object }),
  });
  const at = new Date().toISOString();
  const linkOf = new Map<string, { link: LeadLink; outcome: string }>();
  const done = results.flatMap((result): OperationResult[] => {
    const entry = present.find(({ index }) => index === result.index);
    if (entry === undefined) return [];
    const leadId = entry.lead.id;
    if (result.outcome === 'failed') {
      if (result.retryable && entry.tries + 1 < maxTries) {
        state.pending.push({ index: entry.index, tries: entry.tries + 1 });
        return [];
      }
      return allOf(state, entry.index, { leadId, outcome: 'failed', code: result.code, reason: result.message });
    }
    const { object, remoteId, url, outcome } = result;
    const connector = crm.connection.connector ?? 'crm';
    const link: LeadLink = {
      connectionId: request.connectionId,
      connector,
      object,
      remoteId,
      at,
      ...(url !== undefined && { url }),
    };
    linkOf.set(leadId, { link, outcome });
    return allOf(state, entry.index, {
      leadId,
      outcome,
      data: { remoteId, object, ...(url !== undefined && { url }) },
    });
  });
  await changeLeads(store, context.workspaceId, [...linkOf.keys()], (lead, id) => {
    const entry = linkOf.get(id);
    if (entry === undefined) return null;
    const others = lead.links.filter(
      ({ connectionId, object }) => connectionId !== entry.link.connectionId || object !== entry.link.object,
    );
    const isKnown = lead.links.some(
      ({ connectionId, remoteId }) => connectionId === entry.link.connectionId && remoteId === entry.link.remoteId,
    );
    if (isKnown && entry.outcome === 'unchanged') return null;
    const title = `${entry.outcome === 'created' ? 'Created' : entry.outcome === 'updated' ? 'Updated' : 'Found'} in ${crm.connection.name}`;
    return {
      lead: { ...lead, links: [...others, entry.link] },
      timeline: [{ kind: 'synced', title, changes: [], source: entry.link.connector }],
    };
  });
  return [...gone, ...done];
}

function itemOf(index: number, lead: Lead, connectionId: string) {
  const remoteId = lead.links.find((link) => link.connectionId === connectionId)?.remoteId;
  return {
    index,
    leadId: lead.id,
    fields: lead.fields,
    emailStatus: lead.emailStatus,
    ...(remoteId !== undefined && { remoteId }),
    ...(lead.score !== null && { score: lead.score.total }),
  };
}

/** The result for the item and for later items of the same lead. */
function allOf({ leadIds }: State, index: number, result: Omit<OperationResult, 'index'>): OperationResult[] {
  const same = [...leadIds.keys()].filter((other) => leadIds[other] === leadIds[index]);
  return same.map((place) => ({ index: place, ...result }));
}
