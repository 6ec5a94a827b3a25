import type { Lead, OperationResult } from '@leadloom/contracts';
import type { IDataObject } from 'n8n-workflow';

/** A lead as an item: its fields on top, so that expressions read `$json.email`, and what was done with it under `leadloom`. */
export function leadJson(lead: Lead, result?: OperationResult): IDataObject {
  return {
    leadId: lead.id,
    ...lead.fields,
    emailStatus: lead.emailStatus,
    score: lead.score?.total ?? null,
    status: lead.status,
    tags: lead.tags,
    links: lead.links.map(({ connector, object, remoteId }) => ({ connector, object, remoteId })),
    ...(result !== undefined && { leadloom: resultJson(result) }),
  };
}

/** What became of an item. */
export function resultJson(result: OperationResult): IDataObject {
  const { outcome, reason, code, data } = result;
  return {
    outcome,
    ...(reason !== undefined && { reason }),
    ...(code !== undefined && { code }),
    ...(data as IDataObject),
  };
}
