import type { Workflow } from '@leadloom/contracts';
import { listTriggers } from '@leadloom/graph';
import type { Services } from '../services.ts';
import { stopListening } from './live-triggers.ts';
import { deleteSchedules } from './put-schedules.ts';
import { deleteHooks, hookedTriggers } from './vendor-hooks.ts';

/** Takes away what starts the active version of a workflow. Runs that are under way go on. */
export async function turnOff(
  services: Services,
  workspaceId: string,
  { id, activeVersion }: Workflow,
  { keepRoutes = false } = {},
): Promise<void> {
  const { store } = services;
  if (!keepRoutes) await store.webhookRoutes.replace(workspaceId, id, false, []);
  if (activeVersion === null) return;
  const active = await store.workflows.getDocument(workspaceId, id, activeVersion);
  if (active === null) return;
  const types = await services.typesOf(workspaceId);
  const triggers = listTriggers(active.document, (type) => types.nodeTypes.find(type));
  const nodesOf = (...kinds: string[]) => triggers.filter(({ kind }) => kinds.includes(kind)).map(({ node }) => node);
  const hooks = hookedTriggers(types, active.document).map((node) => ({
    workspaceId,
    workflowId: id,
    node,
    version: activeVersion,
  }));
  await deleteHooks(services, hooks);
  await stopListening(services, id, nodesOf('listening'));
  await deleteSchedules(services, id, nodesOf('schedule', 'poll'));
}
