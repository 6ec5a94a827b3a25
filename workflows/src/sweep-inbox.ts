import { taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts/temporal';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, proxyActivities, startChild } from '@temporalio/workflow';
import type { TriggerActivities } from './start-scheduled-run.ts';

const { findUnbegunRuns } = proxyActivities<TriggerActivities>({
  taskQueue: taskQueues.runs,
  startToCloseTimeout: '30 seconds',
});

/** Begins what is in the store and unknown to Temporal. Answers how many those were. */
export async function sweepInbox(): Promise<number> {
  const runs = await findUnbegunRuns();
  let begun = 0;
  for (const run of runs) {
    try {
      await startChild(workflowTypes.runWorkflow, {
        workflowId: workflowIds.run(run.executionId),
        taskQueue: taskQueues.runs,
        args: [run],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        parentClosePolicy: ParentClosePolicy.ABANDON,
      });
      begun += 1;
    } catch (error) {
      // It runs, and only has not got to its first segment.
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
  return begun;
}
