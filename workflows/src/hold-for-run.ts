import { type RunWorkflowInput, taskQueues } from '@leadloom/contracts/temporal';
import { CancellationScope, proxyActivities } from '@temporalio/workflow';
import { startRun } from './start-run.ts';

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
    const child = await startRun(run);
    if (child === null) return;
    const end = child.result();
    const cancellation = outer.cancelRequested.catch(() => 'cancelled' as const);
    if ((await Promise.race([end, cancellation])) !== 'cancelled') return;
    await stopRun(run);
    await end;
  });
}
