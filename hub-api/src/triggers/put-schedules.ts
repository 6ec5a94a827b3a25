import { taskQueues, type WorkflowDocument, workflowIds, workflowTypes } from '@leadloom/contracts';
import { ScheduleAlreadyRunning, ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Services } from '../services.ts';
import { temporalError } from '../temporal/temporal-error.ts';
import { schedulesOf } from './schedules-of.ts';

/** Puts a Temporal Schedule for each rule of the document; a repeat finds them there. */
export async function putSchedules(
  { temporal }: Services,
  workspaceId: string,
  workflowId: string,
  document: WorkflowDocument,
): Promise<void> {
  for (const { node, index, spec } of schedulesOf(document)) {
    const scheduleId = workflowIds.schedule(workflowId, node, index);
    try {
      await temporal.schedule.create({
        scheduleId,
        spec,
        // As in n8n a run does not wait for the one before, and what was missed while nothing ran is not made up for.
        policies: { overlap: ScheduleOverlapPolicy.ALLOW_ALL, catchupWindow: '1 minute' },
        action: {
          type: 'startWorkflow',
          workflowType: workflowTypes.startScheduledRun,
          workflowId: `scheduled/${workflowId}/${node}/${index}`,
          taskQueue: taskQueues.runs,
          args: [{ workspaceId, workflowId, node }],
        },
      });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw temporalError(error);
    }
  }
}

/** Deletes the schedules that `putSchedules` made for a document. */
export async function deleteSchedules(
  { temporal }: Services,
  workflowId: string,
  document: WorkflowDocument,
): Promise<void> {
  for (const { node, index } of schedulesOf(document)) {
    try {
      await temporal.schedule.getHandle(workflowIds.schedule(workflowId, node, index)).delete();
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw temporalError(error);
    }
  }
}
