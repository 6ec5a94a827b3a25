import type { LeadLink, OperationResult, SourceRequest } from '@leadloom/contracts';
import { normaliseLeadFields, provenanceOf } from '@leadloom/domain';
import { saveLeads } from '../../leads/save-leads.ts';
import { openCapability } from '../call-connector.ts';
import type { RunStep } from '../step-context.ts';

const pageSize = 100;

interface State {
  cursor: string;
  found: number;
}

/** One page of the search a step. */
export const source: RunStep = async (context) => {
  const { connectionId, filters, limit } = context.operation.request as SourceRequest;
  const state = context.operation.state as State | null;
  const found = state?.found ?? 0;
  const search = await openCapability(context, connectionId, 'search-people');
  const { people, nextCursor, ignoredFilters } = await search.run({
    filters,
    limit: Math.min(pageSize, limit - found),
    ...(state !== null && { cursor: state.cursor }),
  });
  const { id, connector } = search.connection;
  const at = new Date().toISOString();
  const name = connector ?? 'provider';
  const news = people.slice(0, limit - found).map(({ remoteId, fields, confidence }) => {
    const known = normaliseLeadFields(fields).fields;
    const link: LeadLink = { connectionId: id, connector: name, object: 'person', remoteId, at };
    return { fields: known, provenance: provenanceOf(known, { source: name, at, confidence }), links: [link] };
  });
  const saved = await saveLeads(context.services.store, context.workspaceId, news, {
    kind: 'merged',
    title: `Found at ${search.connection.name}`,
    source: name,
  });
  const results = saved.map(({ lead, outcome }, place): OperationResult => ({
    index: found + place,
    outcome,
    leadId: lead.id,
    ...(ignoredFilters.length > 0 && { data: { ignoredFilters } }),
  }));
  const total = found + results.length;
  const finished = nextCursor === undefined || total >= limit || people.length === 0;
  return {
    results,
    finished,
    progress: { done: total, total: finished ? total : limit },
    ...(!finished && { state: { cursor: nextCursor, found: total } }),
  };
};
