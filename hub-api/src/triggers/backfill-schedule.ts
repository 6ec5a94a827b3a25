import { type Backfilled, HubError, workflowIds } from '@leadloom/contracts';
import { ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Services } from '../services.ts';
import { temporalError } from '../temporal/temporal-error.ts';
import type { OwnSchedule } from './schedules-of.ts';

/** As many runs at a time are more likely a mistake in the dates; Temporal tells no more of each schedule. */
const tooMany = 1_000;

/**
 * Starts the runs that the schedules of a node would have started in a time that is over.
 * @param holds whether the runs are to come one after another
 * @throws HubError `invalid_input` when there are too many
 */
export async function backfillSchedule(
  { temporal, config }: Services,
  workflowId: string,
  schedules: readonly OwnSchedule[],
  { from, to, holds }: { from: Date; to: Date; holds: boolean },
): Promise<Backfilled> {
  const ids = schedules.map(({ node, index }) => workflowIds.schedule(workflowId, node, index));
  // Temporal leaves the moment of the start itself out.
  const start = new Date(from.getTime() - 1);
  try {
    let runs = 0;
    for (const scheduleId of ids) {
      const { startTime: times } = await temporal.schedule.workflowService.listScheduleMatchingTimes({
        namespace: config.TEMPORAL_NAMESPACE,
        scheduleId,
        startTime: timestampOf(start),
        endTime: timestampOf(to),
      });
      runs += times.length;
    }
    if (runs >= tooMany)
      throw new HubError('invalid_input', `These would be ${tooMany} runs or more. Choose a shorter period.`);
    const overlap = holds ? ScheduleOverlapPolicy.BUFFER_ALL : ScheduleOverlapPolicy.ALLOW_ALL;
    for (const scheduleId of ids) await temporal.schedule.getHandle(scheduleId).backfill({ start, end: to, overlap });
    return { runs };
  } catch (error) {
    if (error instanceof ScheduleNotFoundError)
      throw new HubError('conflict', 'The workflow has been turned off meanwhile. Activate it, then try again.');
    throw temporalError(error);
  }
}

type MatchingTimes = Services['temporal']['schedule']['workflowService']['listScheduleMatchingTimes'];
type Timestamp = NonNullable<Parameters<MatchingTimes>[0]['startTime']>;

/** The encoder of protobuf takes a number where its type asks for an object of 64 bits. */
function timestampOf(at: Date): Timestamp {
  const seconds = Math.floor(at.getTime() / 1000);
  return { seconds, nanos: (at.getTime() - seconds * 1000) * 1_000_000 } as unknown as Timestamp;
}
