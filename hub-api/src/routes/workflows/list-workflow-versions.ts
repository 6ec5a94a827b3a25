import { listWorkflowVersions } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const listWorkflowVersionsEndpoint = endpoint(
  listWorkflowVersions,
  async ({ store, workspaceId, params, query }) => {
    found(await store.workflows.get(workspaceId, params.id), 'workflow', params.id);
    return store.workflowHistory.list(workspaceId, params.id, query);
  },
);
