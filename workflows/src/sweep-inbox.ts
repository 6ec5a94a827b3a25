import { taskQueues } from '@leadloom/contracts/temporal';
import { proxyActivities } from '@temporalio/workflow';
import { startRun } from './start-run.ts';
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
    if ((await startRun(run)) !== null) begun += 1;
  }
  return begun;
}
