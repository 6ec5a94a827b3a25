import type { RunWorkflowInput, StartScheduledRunInput } from '@leadloom/contracts/temporal';
import { defineSearchAttributeKey } from '@temporalio/common';
import { proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import { holdForRun } from './hold-for-run.ts';
import { startRun } from './start-run.ts';

export interface TriggerActivities {
  /**
   * Inserts the execution of one tick; its id comes from the tick, so a repeat finds it there. Null when the workflow is not active any more.
   * @param at when the tick was due, and when it came, in ms since 1970
   */
  createScheduledRun(
    input: StartScheduledRunInput,
    tick: string,
    at: { dueMs: number; cameMs: number },
  ): Promise<RunWorkflowInput | null>;
  /** Executions that were inserted and never began: their starter died in between. */
  findUnbegunRuns(): Promise<RunWorkflowInput[]>;
}

const { createScheduledRun } = proxyLocalActivities<TriggerActivities>({ startToCloseTimeout: '20 seconds' });

/** Set by Temporal on what a schedule starts: in a backfill it is a time that is over. */
const scheduledTime = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME');

/** What a Temporal Schedule starts at each tick: the run of a drawn workflow, which then goes on by itself. */
export async function startScheduledRun(input: StartScheduledRunInput): Promise<string | null> {
  const { workflowId, startTime, typedSearchAttributes } = workflowInfo();
  const due = typedSearchAttributes.get(scheduledTime) ?? startTime;
  const run = await createScheduledRun(input, workflowId, { dueMs: due.getTime(), cameMs: startTime.getTime() });
  if (run === null) return null;
  if (input.holds === true) await holdForRun(run);
  else await startRun(run);
  return run.executionId;
}
