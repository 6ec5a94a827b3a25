import { deactivateWorkflow } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { turnOff } from '../../triggers/turn-off.ts';

export const deactivateWorkflowEndpoint = endpoint(
  deactivateWorkflow,
  async ({ services, store, workspaceId, params }) => {
    const workflow = found(await store.workflows.get(workspaceId, params.id), 'workflow', params.id);
    await turnOff(services, workspaceId, workflow);
    return found(await store.workflows.setActiveVersion(workspaceId, params.id, null), 'workflow', params.id);
  },
);
