import type { Recurrence } from '@leadloom/contracts';

/** Where a rule of every n days, weeks or months stands; `rule` tells one from a changed one. */
export interface RecurrenceState {
  rule: string;
  /** Number of the day, week or month in which it ran last. */
  last: number;
}

/** What a schedule node remembers: where each of its rules stands, by its place in the node. */
export type RecurrenceStates = Partial<Record<string, RecurrenceState>>;

/**
 * Whether a rule that comes more often than it is to run does so at a time, and where it stands then. As n8n counts: the first time runs, then
 * each that is at least n days, weeks or months after the last one; of a week that runs all its days do. Times before the last one, which
 * somebody asks for afterwards, run where they would have by the same count.
 */
export function recur(
  { unit, size }: Recurrence,
  before: RecurrenceState | undefined,
  atMs: number,
  zone: string,
): { isDue: boolean; state: RecurrenceState } {
  const rule = `${unit}:${size}`;
  const place = placeOf(unit, atMs, zone);
  if (before?.rule !== rule) return { isDue: true, state: { rule, last: place } };
  const gap = place - before.last;
  if (gap < 0) return { isDue: gap % size === 0, state: before };
  if (gap === 0) return { isDue: unit === 'weeks', state: before };
  return gap >= size ? { isDue: true, state: { rule, last: place } } : { isDue: false, state: before };
}

/** Days since 1970, weeks from Sunday on, or months, in a time zone. */
function placeOf(unit: Recurrence['unit'], atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(atMs)
    .map(({ type, value }) => [type, Number(value)]);
  const { year = 0, month = 1, day = 1 } = Object.fromEntries(parts) as Record<string, number>;
  if (unit === 'months') return year * 12 + month - 1;
  const days = Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
  // The first of January 1970 was a Thursday.
  return unit === 'days' ? days : Math.floor((days + 4) / 7);
}
