import { activateWorkflow } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { turnOn } from '../../triggers/turn-on.ts';

export const activateWorkflowEndpoint = endpoint(
  activateWorkflow,
  async ({ services, store, workspaceId, params, body }) => {
    const workflow = found(await store.workflows.get(workspaceId, params.id), 'workflow', params.id);
    const { version = workflow.version, ...words } = body ?? {};
    const active = await turnOn(services, workspaceId, workflow, version);
    if (Object.keys(words).length > 0) await store.workflowHistory.describe(workspaceId, params.id, version, words);
    return active;
  },
);
