import { taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { WorkerServices } from './services.ts';

/** The schedule that picks up what was stored and never began; made by whichever worker is first. */
export async function keepSweeper({ temporal }: WorkerServices): Promise<void> {
  try {
    await temporal.schedule.create({
      scheduleId: workflowIds.sweepInbox,
      spec: { intervals: [{ every: '30 seconds' }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
      action: {
        type: 'startWorkflow',
        workflowType: workflowTypes.sweepInbox,
        workflowId: workflowIds.sweepInbox,
        taskQueue: taskQueues.runs,
        args: [],
        workflowExecutionTimeout: '5 minutes',
      },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
