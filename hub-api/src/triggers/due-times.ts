import { recur, type RecurrenceStates } from '@leadloom/graph';
import type { OwnSchedule } from './schedules-of.ts';

/** Of the times at which a schedule comes those that start a run, where it stands as its node remembers. */
export function dueTimes(times: readonly Date[], { every, index, spec }: OwnSchedule, cursor: string): Date[] {
  if (every === undefined) return [...times];
  let state = (JSON.parse(cursor) as RecurrenceStates)[index];
  return times.filter((time) => {
    const verdict = recur(every, state, time.getTime(), spec.timezone ?? 'UTC');
    state = verdict.state;
    return verdict.isDue;
  });
}
