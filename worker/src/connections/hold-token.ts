import { signals, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import type { HoldToken } from '@leadloom/engine';
import { type Client, WorkflowExecutionAlreadyStartedError, type WorkflowHandle } from '@temporalio/client';

/**
 * One renewal of a token at a time, over all processes: the lock is the id of a Temporal workflow. Who does not get it waits for the end of
 * who has it, and tries again.
 */
export function holdTokensIn({ workflow }: Client): HoldToken {
  const take = async (workflowId: string): Promise<WorkflowHandle | null> =>
    workflow
      .start(workflowTypes.holdToken, {
        workflowId,
        taskQueue: taskQueues.runs,
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'FAIL',
      })
      .catch((error: unknown) => {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return null;
        throw error;
      });
  return async (connectionId, work) => {
    const workflowId = workflowIds.holdToken(connectionId);
    let held = await take(workflowId);
    while (held === null) {
      // It may have ended in between, and another one begun: then there is a next turn.
      await workflow.getHandle(workflowId).result().catch(ignore);
      held = await take(workflowId);
    }
    try {
      return await work();
    } finally {
      // When its time ran out there is nothing to release.
      await held.signal(signals.releaseToken).catch(ignore);
    }
  };
}

const ignore = () => undefined;
