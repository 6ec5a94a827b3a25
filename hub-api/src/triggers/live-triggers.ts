import { HubError, taskQueues, type TriggerInput, signals, workflowIds, workflowTypes } from '@leadloom/contracts';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Services } from '../services.ts';
import { temporalError } from '../temporal/temporal-error.ts';
import { refusal } from './ask-first.ts';

/** How long a service may take to let a trigger listen, and to let it go. */
const openMs = 60_000;
const closeMs = 10_000;

/**
 * Lets triggers listen, each as a Temporal workflow that lasts as long as the workflow is active, and waits until they do.
 * @throws HubError `invalid_input` with the words of the service, after those that listened already were ended
 */
export async function startListening(
  services: Services,
  workspaceId: string,
  workflowId: string,
  version: number,
  nodes: readonly string[],
): Promise<void> {
  for (const node of nodes) {
    try {
      await listen(services, { workspaceId, workflowId, node, version, isActivating: true });
    } catch (error) {
      await stopListening(services, workflowId, nodes);
      throw temporalError(error);
    }
  }
}

async function listen({ temporal, store }: Services, input: TriggerInput): Promise<void> {
  const { workspaceId, workflowId, node } = input;
  const handle = await temporal.workflow.start(workflowTypes.listenToTrigger, {
    workflowId: workflowIds.trigger(workflowId, node),
    taskQueue: taskQueues.runs,
    args: [input],
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
  });
  let state: string;
  try {
    state = await temporal.withDeadline(Date.now() + openMs, () =>
      handle.executeUpdate<string, []>(signals.whetherListening),
    );
  } catch (cause) {
    throw new HubError(
      'unavailable',
      `"${node}" did not begin to listen in ${openMs / 1000} seconds. See whether a worker runs (npx leadloom status), and whether the service answers.`,
      { cause },
    );
  }
  if (state === 'listening') return;
  const { error } = await store.triggers.get(workspaceId, { workflowId, node });
  throw refusal(node, error?.message ?? '');
}

/** Ends what listens for a workflow. A worker that does not answer is left behind: it ends by itself when it hears of it. */
export async function stopListening(
  { temporal }: Services,
  workflowId: string,
  nodes: readonly string[],
): Promise<void> {
  for (const node of nodes) {
    const handle = temporal.workflow.getHandle(workflowIds.trigger(workflowId, node));
    try {
      await handle.cancel();
      await temporal
        .withDeadline(Date.now() + closeMs, () => handle.result())
        .catch(() => handle.terminate('it did not end in time'));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw temporalError(error);
    }
  }
}
