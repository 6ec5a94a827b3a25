import { type RunWorkflowInput, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts/temporal';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, proxyLocalActivities, startChild } from '@temporalio/workflow';

export interface ErrorRunActivities {
  /**
   * Inserts the execution of the error workflow that a failed one names; its id comes from the failed one, so a repeat finds it there. Null
   * when none is to run.
   */
  createErrorRun(failed: RunWorkflowInput): Promise<RunWorkflowInput | null>;
}

const { createErrorRun } = proxyLocalActivities<ErrorRunActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '100 ms', maximumInterval: '10 seconds' },
});

/** To be called when an execution has ended with an error: begins its error workflow, which then goes on by itself. */
export async function startErrorRun(failed: RunWorkflowInput): Promise<void> {
  const run = await createErrorRun(failed);
  if (run !== null) await startAbandoned(run);
}

/** A run that goes on by itself. One that the sweeper has begun before is left alone. */
export async function startAbandoned(run: RunWorkflowInput): Promise<void> {
  try {
    await startChild(workflowTypes.runWorkflow, {
      workflowId: workflowIds.run(run.executionId),
      taskQueue: taskQueues.runs,
      args: [run],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
