import { type RepairInput, taskQueues } from '@leadloom/contracts/temporal';
import { ApplicationFailure, continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';

export interface RepairActivities {
  /** Takes a job some executions further. False when it has come to its end, or was stopped. */
  repairNext(input: RepairInput): Promise<boolean>;
  /** Ends a job that cannot go on. */
  failRepair(input: RepairInput, message: string): Promise<void>;
}

const { repairNext } = proxyActivities<RepairActivities>({
  taskQueue: taskQueues.runs,
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '200 ms', maximumInterval: '10 seconds', maximumAttempts: 10 },
});
const { failRepair } = proxyActivities<RepairActivities>({
  taskQueue: taskQueues.runs,
  startToCloseTimeout: '30 seconds',
});

/** Takes a job over many executions to its end. What it is to do and what came of it is in the store. */
export async function repairRuns(input: RepairInput): Promise<void> {
  try {
    while (await repairNext(input))
      if (workflowInfo().continueAsNewSuggested) return await continueAsNew<typeof repairRuns>(input);
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (!(cause instanceof ApplicationFailure)) throw error;
    await failRepair(input, cause.message);
  }
}
