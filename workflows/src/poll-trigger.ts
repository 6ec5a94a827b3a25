import { type PollVerdict, taskQueues, type TriggerInput } from '@leadloom/contracts/temporal';
import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import { startRun } from './start-run.ts';

export interface PollActivities {
  /** Asks a polling trigger once. `occasion` says which time it is: a repeat finds what it began. */
  pollOnce(input: TriggerInput, occasion: string, atMs: number): Promise<PollVerdict>;
}

const { pollOnce } = proxyActivities<PollActivities>({
  taskQueue: taskQueues.runs,
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '6 seconds',
  retry: { initialInterval: '200 ms', maximumInterval: '10 seconds' },
});

/** What a Temporal Schedule starts at each time at which a trigger is to ask, and the activation of its workflow the first time. */
export async function pollTrigger(input: TriggerInput): Promise<PollVerdict['outcome']> {
  const { workflowId, runId, startTime } = workflowInfo();
  const { outcome, run } = await pollOnce.executeWithOptions({ summary: input.node }, [
    input,
    `${workflowId} ${runId}`,
    startTime.getTime(),
  ]);
  if (run !== null) await startRun(run);
  return outcome;
}
