import { deleteLead } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const deleteLeadEndpoint = endpoint(deleteLead, async ({ store, workspaceId, params }) => {
  found(await store.leads.delete(workspaceId, params.id), 'lead', params.id);
});
