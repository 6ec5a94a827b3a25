import type { RunBatchInput } from '@leadloom/contracts/temporal';
import { proxyLocalActivities } from '@temporalio/workflow';
import type { RunWorkflowState } from './run-workflow.ts';
import { startRun } from './start-run.ts';

export interface BatchActivities {
  /**
   * Runs the first segments of executions that were just inserted. Answers those that go on by themselves: with their verdict where the
   * first segment was run, without where it is to be run alone.
   */
  runFirstSegments(input: RunBatchInput): Promise<RunWorkflowState[]>;
}

const { runFirstSegments } = proxyLocalActivities<BatchActivities>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '100 ms', maximumInterval: '2 seconds', maximumAttempts: 3 },
});

/** Begins many executions at once: under load, a Temporal workflow for each would be most of the work. */
export async function runBatch(input: RunBatchInput): Promise<void> {
  const { workspaceId, executionIds } = input;
  const rest = await runFirstSegments(input).catch((): RunWorkflowState[] =>
    executionIds.map((executionId) => ({ workspaceId, executionId })),
  );
  await Promise.all(rest.map(startRun));
}
