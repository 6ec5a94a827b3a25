import { describeWorkflowVersion } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const describeWorkflowVersionEndpoint = endpoint(
  describeWorkflowVersion,
  async ({ store, workspaceId, params: { id, version }, body }) => {
    found(await store.workflows.get(workspaceId, id), 'workflow', id);
    const described = await store.workflowHistory.describe(workspaceId, id, Number(version), body);
    return found(described, `version ${version} of workflow`, id);
  },
);
