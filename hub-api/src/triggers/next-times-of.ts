import { type Recurrence, workflowIds } from '@leadloom/contracts';
import type { TriggerState } from '@leadloom/store';
import { ScheduleNotFoundError } from '@temporalio/client';
import type { Services } from '../services.ts';
import { temporalError } from '../temporal/temporal-error.ts';
import { dueTimes } from './due-times.ts';
import { matchingTimes } from './matching-times.ts';
import type { OwnSchedule } from './schedules-of.ts';

/** How many times are told of each node. */
const shown = 3;
const dayMs = 86_400_000;
const unitMs: Readonly<Record<Recurrence['unit'], number>> = { days: dayMs, weeks: 7 * dayMs, months: 31 * dayMs };

/** The next times at which the schedules of an active workflow start it, by node, soonest first. */
export async function nextTimesOf(
  services: Services,
  workflowId: string,
  schedules: readonly OwnSchedule[],
  states: ReadonlyMap<string, TriggerState>,
): Promise<Map<string, string[]>> {
  const times = new Map<string, string[]>();
  for (const schedule of schedules) {
    const { node } = schedule;
    try {
      const next = dueTimes(
        await comingTimes(services, workflowId, schedule),
        schedule,
        states.get(node)?.cursor ?? '{}',
      );
      const all = [...(times.get(node) ?? []), ...next.map((time) => time.toISOString())];
      times.set(node, all.toSorted().slice(0, shown));
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw temporalError(error);
    }
  }
  return times;
}

async function comingTimes(
  services: Services,
  workflowId: string,
  { node, index, every }: OwnSchedule,
): Promise<readonly Date[]> {
  const scheduleId = workflowIds.schedule(workflowId, node, index);
  const { info } = await services.temporal.schedule.getHandle(scheduleId).describe();
  if (every === undefined) return info.nextActionTimes;
  const from = new Date();
  const to = new Date(from.getTime() + (shown + 1) * every.size * unitMs[every.unit]);
  return matchingTimes(services, scheduleId, { from, to });
}
