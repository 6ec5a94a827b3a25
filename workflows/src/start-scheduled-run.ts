import type { RunWorkflowInput, StartScheduledRunInput } from '@leadloom/contracts/temporal';
import { proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import { startAbandoned } from './start-error-run.ts';

export interface TriggerActivities {
  /** Inserts the execution of one tick; its id comes from the tick, so a repeat finds it there. Null when the workflow is not active any more. */
  createScheduledRun(input: StartScheduledRunInput, tick: string, atMs: number): Promise<RunWorkflowInput | null>;
  /** Executions that were inserted and never began: their starter died in between. */
  findUnbegunRuns(): Promise<RunWorkflowInput[]>;
}

const { createScheduledRun } = proxyLocalActivities<TriggerActivities>({ startToCloseTimeout: '20 seconds' });

/** What a Temporal Schedule starts at each tick: the run of a drawn workflow, which then goes on by itself. */
export async function startScheduledRun(input: StartScheduledRunInput): Promise<string | null> {
  const { workflowId, startTime } = workflowInfo();
  const run = await createScheduledRun(input, workflowId, startTime.getTime());
  if (run === null) return null;
  await startAbandoned(run);
  return run.executionId;
}
