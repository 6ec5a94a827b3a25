import { deleteWorkflow } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { turnOff } from '../../triggers/turn-off.ts';

export const deleteWorkflowEndpoint = endpoint(deleteWorkflow, async ({ services, store, workspaceId, params }) => {
  const workflow = found(await store.workflows.get(workspaceId, params.id), 'workflow', params.id);
  await turnOff(services, workspaceId, workflow);
  await store.triggers.deleteOf(workspaceId, params.id);
  await store.flow.deleteOf(workspaceId, params.id);
  await store.processedItems.deleteOf(workspaceId, params.id);
  await store.retention.clear(workspaceId, params.id);
  await store.workflows.delete(workspaceId, params.id);
});
