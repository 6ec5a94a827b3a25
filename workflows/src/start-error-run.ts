import type { RunWorkflowInput } from '@leadloom/contracts/temporal';
import { proxyLocalActivities } from '@temporalio/workflow';
import { startRun } from './start-run.ts';

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
  if (run !== null) await startRun(run);
}
