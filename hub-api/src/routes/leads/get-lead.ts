import { getLead } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const getLeadEndpoint = endpoint(getLead, async ({ store, workspaceId, params }) =>
  found(await store.leads.get(workspaceId, params.id), 'lead', params.id),
);
