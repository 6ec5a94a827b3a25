export interface Span {
  readonly from: number;
  readonly to: number;
}

const DAY = 86_400_000;

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** Start of the unit `count` units away from the one that holds `now`, in UTC; weeks begin on Sunday (locale en_US). */
function startOf(unit: Unit, now: number, count: number): number {
  const date = new Date(now);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (unit) {
    case 'DAY':
      return Date.UTC(year, month, day + count);
    case 'WEEK':
      return Date.UTC(year, month, day - date.getUTCDay() + 7 * count);
    case 'MONTH':
      return Date.UTC(year, month + count, 1);
    case 'QUARTER':
      return Date.UTC(year, 3 * (Math.floor(month / 3) + count), 1);
    default:
      return Date.UTC(year + count, 0, 1);
  }
}

const RELATIVE = { LAST: -1, THIS: 0, NEXT: 1 } as const;

/**
 * The span of a date literal (`TODAY`, `THIS_WEEK`, `LAST_N_MONTHS:3`, `N_DAYS_AGO:2`), undefined for any other word.
 * LAST_N spans end today, longer units end with the last whole one.
 */
export function readDateSpan(word: string, now: number): Span | undefined {
  const [, name = '', countText] = /^([A-Z0-9_]+?)(?::(\d+))?$/i.exec(word) ?? [];
  const literal = name.toUpperCase().replace('FISCAL_', '');
  const count = Number(countText ?? 0);
  const span = (unit: Unit, first: number, last: number) => ({
    from: startOf(unit, now, first),
    to: startOf(unit, now, last + 1),
  });
  if (literal === 'TODAY') return span('DAY', 0, 0);
  if (literal === 'YESTERDAY') return span('DAY', -1, -1);
  if (literal === 'TOMORROW') return span('DAY', 1, 1);
  if (literal === 'LAST_90_DAYS') return span('DAY', -90, 0);
  if (literal === 'NEXT_90_DAYS') return { from: startOf('DAY', now, 1), to: startOf('DAY', now, 1) + 90 * DAY };
  const relative = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(literal);
  if (relative) {
    const step = RELATIVE[relative[1] as keyof typeof RELATIVE];
    return span(relative[2] as Unit, step, step);
  }
  const several = /^(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR)S$/.exec(literal);
  if (several && countText !== undefined) {
    const unit = several[2] as Unit;
    if (several[1] === 'NEXT') return span(unit, 1, count);
    return span(unit, -count, unit === 'DAY' ? 0 : -1);
  }
  const ago = /^N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO$/.exec(literal);
  if (ago && countText !== undefined) return span(ago[1] as Unit, -count, -count);
  return undefined;
}
