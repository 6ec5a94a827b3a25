import {
  type ChangeHooksInput,
  HubError,
  type HooksVerdict,
  taskQueues,
  type TriggerInput,
  type WorkflowDocument,
  workflowIds,
  workflowTypes,
} from '@leadloom/contracts';
import { listTriggers } from '@leadloom/graph';
import { WorkflowFailedError } from '@temporalio/client';
import type { WorkspaceTypes } from '../node-types/workspace-node-types.ts';
import type { Services } from '../services.ts';
import { temporalError } from '../temporal/temporal-error.ts';
import { refusal } from './ask-first.ts';
import type { OwnRoute } from './webhook-routes-of.ts';

/** Paths at which services are to call triggers of theirs, as a worker reads them from the nodes. */
export async function findHooks(services: Services, inputs: readonly TriggerInput[]): Promise<OwnRoute[]> {
  const routes: OwnRoute[] = [];
  for (const input of inputs) {
    const { outcome, hooks } = await change(services, { ...input, does: 'find' });
    if (outcome !== 'done') throw await refused(services, input);
    routes.push(...hooks.map((hook) => ({ node: input.node, ...hook })));
  }
  return routes;
}

/**
 * Has services told where to call. Where one of them refuses, those that were told before are told that they are not to.
 * @throws HubError `invalid_input` with the words of the service
 */
export async function createHooks(services: Services, inputs: readonly TriggerInput[]): Promise<void> {
  for (const [place, input] of inputs.entries()) {
    if ((await change(services, { ...input, isActivating: true, does: 'create' })).outcome === 'done') continue;
    const error = await refused(services, input);
    await deleteHooks(services, inputs.slice(0, place));
    throw error;
  }
}

/** As in n8n a service that does not answer keeps nobody from turning a workflow off; what it said is shown at the trigger. */
export async function deleteHooks(services: Services, inputs: readonly TriggerInput[]): Promise<void> {
  for (const input of inputs)
    await change(services, { ...input, does: 'delete' }).catch((error: unknown) => {
      if (!(error instanceof HubError) || error.code !== 'unavailable') throw error;
    });
}

/** The enabled triggers of a document whose services call them. */
export function hookedTriggers({ nodeTypes }: WorkspaceTypes, document: WorkflowDocument): string[] {
  const find = (type: string) => nodeTypes.find(type);
  const isHooked = new Map(document.nodes.map(({ name, type }) => [name, find(type)?.hearsBy === 'webhook']));
  return listTriggers(document, find)
    .filter(({ node, kind }) => kind === 'event' && isHooked.get(node) === true)
    .map(({ node }) => node);
}

async function refused({ store }: Services, { workspaceId, workflowId, node }: TriggerInput): Promise<HubError> {
  const { error } = await store.triggers.get(workspaceId, { workflowId, node });
  return refusal(node, error?.message ?? '');
}

async function change({ temporal }: Services, input: ChangeHooksInput): Promise<HooksVerdict> {
  try {
    return (await temporal.workflow.execute(workflowTypes.changeHooks, {
      workflowId: workflowIds.hooks(input.workflowId, input.node),
      taskQueue: taskQueues.runs,
      args: [input],
      workflowExecutionTimeout: '90 seconds',
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    })) as HooksVerdict;
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw temporalError(error);
    throw new HubError(
      'unavailable',
      `No worker told the service of "${input.node}" in 90 seconds. See whether a worker runs (npx leadloom status), and whether the service answers.`,
      { cause: error },
    );
  }
}
