import { type Backfilled, HubError, workflowIds } from '@leadloom/contracts';
import { ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Services } from '../services.ts';
import { temporalError } from '../temporal/temporal-error.ts';
import { dueTimes } from './due-times.ts';
import { matchingTimes } from './matching-times.ts';
import type { OwnSchedule } from './schedules-of.ts';

/** As many runs at a time are more likely a mistake in the dates; Temporal tells no more of each schedule. */
const tooMany = 1_000;

/**
 * Starts the runs that the schedules of a node would have started in a time that is over.
 * @param holds whether the runs are to come one after another; `cursor`: what the node remembers
 * @throws HubError `invalid_input` when there are too many
 */
export async function backfillSchedule(
  services: Services,
  workflowId: string,
  schedules: readonly OwnSchedule[],
  { from, to, holds, cursor }: { from: Date; to: Date; holds: boolean; cursor: string },
): Promise<Backfilled> {
  const { temporal } = services;
  const idOf = ({ node, index }: OwnSchedule) => workflowIds.schedule(workflowId, node, index);
  // Temporal leaves the moment of the start itself out.
  const start = new Date(from.getTime() - 1);
  try {
    let runs = 0;
    for (const schedule of schedules) {
      const times = await matchingTimes(services, idOf(schedule), { from, to });
      runs += dueTimes(times, schedule, cursor).length;
    }
    if (runs >= tooMany)
      throw new HubError('invalid_input', `These would be ${tooMany} runs or more. Choose a shorter period.`);
    const overlap = holds ? ScheduleOverlapPolicy.BUFFER_ALL : ScheduleOverlapPolicy.ALLOW_ALL;
    for (const schedule of schedules)
      await temporal.schedule.getHandle(idOf(schedule)).backfill({ start, end: to, overlap });
    return { runs };
  } catch (error) {
    if (error instanceof ScheduleNotFoundError)
      throw new HubError('conflict', 'The workflow has been turned off meanwhile. Activate it, then try again.');
    throw temporalError(error);
  }
}
