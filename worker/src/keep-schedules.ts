import { taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Duration } from '@temporalio/common';
import type { WorkerServices } from './services.ts';

/** What comes again and again for the whole installation; made by whichever worker is first. */
export async function keepSchedules({ temporal }: WorkerServices): Promise<void> {
  const keep = async (name: 'sweepInbox' | 'tidyUp', every: Duration, workflowExecutionTimeout: Duration) => {
    try {
      await temporal.schedule.create({
        scheduleId: workflowIds[name],
        spec: { intervals: [{ every }] },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
        action: {
          type: 'startWorkflow',
          workflowType: workflowTypes[name],
          workflowId: workflowIds[name],
          taskQueue: taskQueues.runs,
          args: [],
          workflowExecutionTimeout,
        },
      });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
  };
  // What was stored and never began.
  await keep('sweepInbox', '30 seconds', '5 minutes');
  // What is not to be kept.
  await keep('tidyUp', '10 minutes', '2 hours');
}
