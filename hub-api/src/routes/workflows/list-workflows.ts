import { listWorkflows } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';

export const listWorkflowsEndpoint = endpoint(listWorkflows, ({ store, workspaceId, query }) =>
  store.workflows.list(workspaceId, query),
);
