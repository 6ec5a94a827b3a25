import { type RunWorkflowInput, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts/temporal';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { CancellationScope, ParentClosePolicy, proxyActivities, startChild } from '@temporalio/workflow';

export interface StopActivities {
  /** Marks a run to be stopped and tells it so. */
  stopRun(run: RunWorkflowInput): Promise<void>;
}

const { stopRun } = proxyActivities<StopActivities>({
  taskQueue: taskQueues.runs,
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '200 ms', maximumInterval: '10 seconds' },
});

/** Begins a run and stays until it has ended. A cancellation stops the run first; were this terminated, the run would go on. */
export async function holdForRun(run: RunWorkflowInput): Promise<void> {
  const outer = CancellationScope.current();
  await CancellationScope.nonCancellable(async () => {
    try {
      const child = await startChild(workflowTypes.runWorkflow, {
        workflowId: workflowIds.run(run.executionId),
        taskQueue: taskQueues.runs,
        args: [run],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        parentClosePolicy: ParentClosePolicy.ABANDON,
      });
      const end = child.result();
      const cancellation = outer.cancelRequested.catch(() => 'cancelled' as const);
      if ((await Promise.race([end, cancellation])) !== 'cancelled') return;
      await stopRun(run);
      await end;
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  });
}
