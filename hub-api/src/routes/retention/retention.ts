import {
  getRetention,
  getWorkflowRetention,
  keepExecution,
  setRetention,
  setWorkflowRetention,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const retentionEndpoints = [
  endpoint(getRetention, async ({ store, workspaceId }) => (await store.retention.of(workspaceId)).rules),
  endpoint(setRetention, async ({ store, workspaceId, body }) => {
    await store.retention.set(workspaceId, null, body);
    return body;
  }),
  endpoint(getWorkflowRetention, async ({ store, workspaceId, params: { id } }) => {
    found(await store.workflows.get(workspaceId, id), 'workflow', id);
    return { rules: await store.retention.ofWorkflow(workspaceId, id) };
  }),
  endpoint(setWorkflowRetention, async ({ store, workspaceId, params: { id }, body: { rules } }) => {
    found(await store.workflows.get(workspaceId, id), 'workflow', id);
    if (rules === null) await store.retention.clear(workspaceId, id);
    else await store.retention.set(workspaceId, id, rules);
    return { rules };
  }),
  endpoint(keepExecution, async ({ store, workspaceId, params: { id }, body: { isKept } }) => {
    found(await store.pruning.keep(workspaceId, id, isKept), 'execution', id);
    return found(await store.executions.get(workspaceId, id), 'execution', id);
  }),
];
