import { type RunWorkflowInput, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts/temporal';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { type ChildWorkflowHandle, ParentClosePolicy, startChild, type Workflow } from '@temporalio/workflow';

/** Begins a run that goes on by itself. Null when somebody, the sweeper say, has begun it before. */
export async function startRun(run: RunWorkflowInput): Promise<ChildWorkflowHandle<Workflow> | null> {
  try {
    return await startChild(workflowTypes.runWorkflow, {
      workflowId: workflowIds.run(run.executionId),
      taskQueue: taskQueues.runs,
      args: [run],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return null;
    throw error;
  }
}
