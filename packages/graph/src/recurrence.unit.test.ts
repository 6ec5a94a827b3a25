import type { Recurrence } from '@leadloom/contracts';
import { expect, it } from 'vitest';
import { recur, type RecurrenceState } from './recurrence.ts';

/** Which of the times run, one after another. */
function due(recurrence: Recurrence, times: readonly string[], zone = 'UTC'): string[] {
  let state: RecurrenceState | undefined;
  return times.filter((time) => {
    const verdict = recur(recurrence, state, Date.parse(time), zone);
    state = verdict.state;
    return verdict.isDue;
  });
}
const daily = (from: string, count: number) =>
  Array.from({ length: count }, (_, day) => new Date(Date.parse(from) + day * 86_400_000).toISOString());

it('runs every third day, also over the end of a leap year', () => {
  expect(due({ unit: 'days', size: 3 }, daily('2028-12-28T09:00:00Z', 10)).map((time) => time.slice(5, 10))).toEqual([
    '12-28',
    '12-31',
    '01-03',
    '01-06',
  ]);
});

it('runs on all its days of every second week, which begins on Sunday', () => {
  const days = daily('2026-03-02T09:00:00Z', 28).filter((time) => [1, 4].includes(new Date(time).getUTCDay()));
  expect(due({ unit: 'weeks', size: 2 }, days).map((time) => time.slice(5, 10))).toEqual([
    '03-02',
    '03-05',
    '03-16',
    '03-19',
  ]);
});

it('runs every fifth month', () => {
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 1, 9)).toISOString());
  expect(due({ unit: 'months', size: 5 }, months).map((time) => time.slice(0, 7))).toEqual([
    '2026-01',
    '2026-06',
    '2026-11',
  ]);
});

it('makes up for a missed time at the next one, and counts on from there', () => {
  const times = daily('2026-03-01T09:00:00Z', 12).filter((time) => !time.startsWith('2026-03-04'));
  expect(due({ unit: 'days', size: 3 }, times).map((time) => time.slice(8, 10))).toEqual(['01', '05', '08', '11']);
});

it('counts days in the zone', () => {
  const times = ['2026-03-01T14:30:00Z', '2026-03-01T15:30:00Z', '2026-03-02T15:30:00Z'];
  expect(due({ unit: 'days', size: 2 }, times, 'Asia/Tokyo')).toEqual([times[0], times[2]]);
});

it('begins anew when the rule has changed, and leaves the count where an old time is asked for', () => {
  const state = { rule: 'days:3', last: 20_000 };
  const at = (day: number) => day * 86_400_000;
  expect(recur({ unit: 'days', size: 2 }, state, at(20_001), 'UTC')).toMatchObject({ isDue: true });
  expect(recur({ unit: 'days', size: 3 }, state, at(19_997), 'UTC')).toEqual({ isDue: true, state });
  expect(recur({ unit: 'days', size: 3 }, state, at(19_998), 'UTC')).toEqual({ isDue: false, state });
});
