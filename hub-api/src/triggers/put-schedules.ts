import {
  type StartScheduledRunInput,
  taskQueues,
  type TriggerInput,
  type WorkflowDocument,
  workflowIds,
  workflowTypes,
} from '@leadloom/contracts';
import {
  type ScheduleOptions,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import type { Services } from '../services.ts';
import { temporalError } from '../temporal/temporal-error.ts';
import { schedulePolicies } from './schedule-policies.ts';
import type { OwnSchedule } from './schedules-of.ts';

/** Puts a Temporal Schedule for each; a repeat finds them there. */
export async function putSchedules(
  { temporal }: Services,
  workspaceId: string,
  workflowId: string,
  document: WorkflowDocument,
  schedules: readonly OwnSchedule[],
): Promise<void> {
  for (const schedule of schedules) {
    const place = { workspaceId, workflowId, node: schedule.node };
    try {
      await temporal.schedule.create(
        schedule.does === 'poll' ? pollOptions(schedule, place) : runOptions(schedule, place, document),
      );
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw temporalError(error);
    }
  }
}

function runOptions(
  { node, index, spec, every }: OwnSchedule,
  place: TriggerInput,
  document: WorkflowDocument,
): ScheduleOptions {
  const { overlap, catchupWindow, holds } = schedulePolicies(document);
  const input: StartScheduledRunInput = {
    ...place,
    ...(holds && { holds }),
    ...(every && { every: { ...every, index } }),
  };
  return {
    scheduleId: workflowIds.schedule(place.workflowId, node, index),
    spec,
    policies: { overlap, catchupWindow },
    action: {
      type: 'startWorkflow',
      workflowType: workflowTypes.startScheduledRun,
      workflowId: `scheduled/${place.workflowId}/${node}/${index}`,
      taskQueue: taskQueues.runs,
      args: [input],
    },
  };
}

/** A time that was missed needs no making up for: the next question finds what came in between. */
function pollOptions({ node, index, spec }: OwnSchedule, place: TriggerInput): ScheduleOptions {
  return {
    scheduleId: workflowIds.schedule(place.workflowId, node, index),
    spec,
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
    action: {
      type: 'startWorkflow',
      workflowType: workflowTypes.pollTrigger,
      workflowId: workflowIds.poll(place.workflowId, node, `${index}`),
      taskQueue: taskQueues.runs,
      args: [place],
    },
  };
}

/** Deletes what `putSchedules` made for these nodes, however many there were of each. */
export async function deleteSchedules(
  { temporal }: Services,
  workflowId: string,
  nodes: readonly string[],
): Promise<void> {
  for (const node of nodes)
    for (let index = 0; ; index++) {
      try {
        await temporal.schedule.getHandle(workflowIds.schedule(workflowId, node, index)).delete();
      } catch (error) {
        if (error instanceof ScheduleNotFoundError) break;
        throw temporalError(error);
      }
    }
}
