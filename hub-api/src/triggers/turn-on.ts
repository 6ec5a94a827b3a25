import { HubError, type Workflow } from '@leadloom/contracts';
import { found } from '../http/found.ts';
import type { Services } from '../services.ts';
import { webhookRoutesOf } from './webhook-routes-of.ts';

/**
 * Turns on the triggers of the newest version: webhook paths are registered before the workflow counts as active.
 * @throws HubError `invalid_input` when nothing in it can be turned on, `conflict` when another workflow listens on one of its paths
 */
export async function turnOn(services: Services, workspaceId: string, workflow: Workflow): Promise<Workflow> {
  const { store } = services;
  const { document, version } = found(
    await store.workflows.getDocument(workspaceId, workflow.id),
    'document of workflow',
    workflow.id,
  );
  const routes = webhookRoutesOf(document).map((route) => ({ ...route, workflowVersion: version }));
  if (routes.length === 0)
    throw new HubError(
      'invalid_input',
      'This workflow has no trigger that can be turned on. Add a Webhook or Schedule Trigger.',
    );
  const taken = await store.webhookRoutes.replace(workspaceId, workflow.id, false, routes);
  if (taken.length > 0)
    throw new HubError(
      'conflict',
      `Another workflow listens on ${taken.map(({ method, path }) => `${method} /webhook/${path}`).join(', ')}. Change the path, or turn that workflow off.`,
    );
  return found(await store.workflows.setActiveVersion(workspaceId, workflow.id, version), 'workflow', workflow.id);
}
