import { activateWorkflow } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { turnOn } from '../../triggers/turn-on.ts';

export const activateWorkflowEndpoint = endpoint(activateWorkflow, async ({ services, store, workspaceId, params }) => {
  const workflow = found(await store.workflows.get(workspaceId, params.id), 'workflow', params.id);
  return turnOn(services, workspaceId, workflow);
});
