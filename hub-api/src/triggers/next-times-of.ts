import { workflowIds } from '@leadloom/contracts';
import { ScheduleNotFoundError } from '@temporalio/client';
import type { Services } from '../services.ts';
import { temporalError } from '../temporal/temporal-error.ts';
import type { OwnSchedule } from './schedules-of.ts';

/** How many times are told of each node. */
const shown = 3;

/** The next times at which the schedules of an active workflow start it, by node, soonest first. */
export async function nextTimesOf(
  { temporal }: Services,
  workflowId: string,
  schedules: readonly OwnSchedule[],
): Promise<Map<string, string[]>> {
  const times = new Map<string, string[]>();
  for (const { node, index } of schedules) {
    try {
      const { info } = await temporal.schedule.getHandle(workflowIds.schedule(workflowId, node, index)).describe();
      const all = [...(times.get(node) ?? []), ...info.nextActionTimes.map((time) => time.toISOString())];
      times.set(node, all.toSorted().slice(0, shown));
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw temporalError(error);
    }
  }
  return times;
}
