import { listLeads } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';

export const listLeadsEndpoint = endpoint(listLeads, ({ store, workspaceId, query }) =>
  store.leads.list(workspaceId, query),
);
