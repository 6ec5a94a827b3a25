import { HubError, type Workflow } from '@leadloom/contracts';
import { listTriggers } from '@leadloom/graph';
import { found } from '../http/found.ts';
import type { Services } from '../services.ts';
import { allSchedulesOf } from './all-schedules-of.ts';
import { askFirst } from './ask-first.ts';
import { demandOwnSettings } from './demand-own-settings.ts';
import { startListening, stopListening } from './live-triggers.ts';
import { putSchedules } from './put-schedules.ts';
import { schedulesOf } from './schedules-of.ts';
import { turnOff } from './turn-off.ts';
import { createHooks, findHooks, hookedTriggers } from './vendor-hooks.ts';
import { webhookRoutesOf } from './webhook-routes-of.ts';

/** Kinds of triggers that this hub turns on; `manual`, `workflow` and `error` wait for others and need nothing. */
const waitingKinds = ['manual', 'workflow', 'error'];

/**
 * Turns on the triggers of a version, the newest unless it says otherwise: webhook paths and schedules are there before the workflow counts as active.
 * @throws HubError `invalid_input` when nothing in it can be turned on, `conflict` when another workflow listens on one of its paths
 */
export async function turnOn(
  services: Services,
  workspaceId: string,
  workflow: Workflow,
  wanted: number = workflow.version,
): Promise<Workflow> {
  const { store } = services;
  const types = await services.typesOf(workspaceId);
  const { document, version } = found(
    await store.workflows.getDocument(workspaceId, workflow.id, wanted),
    `version ${wanted} of workflow`,
    workflow.id,
  );
  demandOwnSettings(document);
  const ownRoutes = webhookRoutesOf(document);
  const schedules = schedulesOf(document);
  const triggers = listTriggers(document, (type) => types.nodeTypes.find(type));
  const nodesOf = (kind: string) => triggers.filter((trigger) => trigger.kind === kind).map(({ node }) => node);
  const [polls, listening] = [nodesOf('poll'), nodesOf('listening')];
  const hooked = hookedTriggers(types, document);
  const handled = new Set([...[...ownRoutes, ...schedules].map(({ node }) => node), ...polls, ...listening, ...hooked]);
  const unhandled = triggers.filter(({ node, kind }) => !handled.has(node) && !waitingKinds.includes(kind));
  if (unhandled.length > 0)
    throw new HubError(
      'invalid_input',
      `These triggers cannot be turned on here: ${unhandled.map(({ node }) => `"${node}"`).join(', ')}. Use another one in their place, or disable them.`,
      { details: { nodes: unhandled.map(({ node }) => node) } },
    );
  if (triggers.every(({ kind }) => kind === 'manual'))
    throw new HubError(
      'invalid_input',
      'No trigger of this workflow can be turned on. Add one that hears of something: a webhook, a schedule, a service that is asked.',
    );

  const hooks = hooked.map((node) => ({ workspaceId, workflowId: workflow.id, node, version }));
  const routes = [...ownRoutes, ...(await findHooks(services, hooks))].map((route) => ({
    ...route,
    workflowVersion: version,
  }));
  await askFirst(services, workspaceId, workflow.id, version, polls);
  const taken = await store.webhookRoutes.replace(workspaceId, workflow.id, false, routes);
  if (taken.length > 0)
    throw new HubError(
      'conflict',
      `Another workflow listens on ${taken.map(({ method, path, isForm }) => `${method} /${isForm === true ? 'form' : 'webhook'}/${path}`).join(', ')}. Change the path, or turn that workflow off.`,
    );
  await turnOff(services, workspaceId, workflow, { keepRoutes: true });
  try {
    await startListening(services, workspaceId, workflow.id, version, listening);
    await createHooks(services, hooks);
  } catch (error) {
    await stopListening(services, workflow.id, listening);
    // What the version before had has been ended, so the workflow is off now.
    await store.webhookRoutes.replace(workspaceId, workflow.id, false, []);
    await store.workflows.setActiveVersion(workspaceId, workflow.id, null);
    throw error;
  }
  const times = await allSchedulesOf(services, workspaceId, workflow.id, document);
  await putSchedules(services, workspaceId, workflow.id, document, times);
  return found(await store.workflows.setActiveVersion(workspaceId, workflow.id, version), 'workflow', workflow.id);
}
