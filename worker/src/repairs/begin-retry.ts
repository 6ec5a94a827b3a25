import { HubError, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { retryOf, type RestartPlace } from '@leadloom/graph';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { derivedExecutionId } from '../runs/derived-execution-id.ts';
import type { WorkerServices } from '../services.ts';

interface Beginning {
  /** The same cause and time give the same execution. */
  cause: string;
  at: number;
  usesNewest: boolean;
  place: RestartPlace;
  refusal?: string;
}

/** @throws HubError `not_found`, `conflict`: why there is nothing to retry */
export async function beginRetry(
  { store, temporal }: WorkerServices,
  workspaceId: string,
  executionId: string,
  { cause, at, usesNewest, place, refusal }: Beginning,
): Promise<string> {
  const id = derivedExecutionId(at, 'retry', workspaceId, cause);
  if ((await store.executions.get(workspaceId, id)) === null) {
    if (refusal !== undefined) throw new HubError('conflict', refusal);
    const stored = await store.retries.load(workspaceId, executionId, { usesNewest });
    if (stored === null) throw new HubError('not_found', `The execution ${executionId} or its workflow is gone`);
    await store.retries.create(workspaceId, executionId, { ...retryOf(stored, place).retry, id });
  }
  try {
    await temporal.workflow.start(workflowTypes.runWorkflow, {
      workflowId: workflowIds.run(id),
      taskQueue: taskQueues.runs,
      args: [{ workspaceId, executionId: id }],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return id;
}
