import type { DoorAnswer } from '@leadloom/contracts';

/** Headers by which vendors say when more is allowed; the first that is there counts. All but the first two say it of a quota that is used up. */
const resetHeaders = [
  'retry-after-ms',
  'retry-after',
  'x-ratelimit-reset-after',
  'x-ratelimit-reset',
  'x-rate-limit-reset',
  'ratelimit-reset',
];

/** A number above is a time since 1970: in seconds, and above the second one in milliseconds. */
const secondsSince1970 = 1e9;
const msSince1970 = 1e12;

/**
 * How long a vendor asks to wait, in ms; null when it says nothing of that. Dates, seconds from now and times since 1970 are understood.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function vendorWaitMs({ headers }: Pick<DoorAnswer, 'headers'>, nowMs: number = Date.now()): number | null {
  const values = new Map(headers.map(([name, value]) => [name.toLowerCase(), value.trim()]));
  for (const name of resetHeaders) {
    const value = values.get(name);
    if (value === undefined || value === '') continue;
    const ms = name === 'retry-after-ms' ? Number(value) : untilMs(value, nowMs);
    if (!Number.isNaN(ms)) return Math.max(0, Math.ceil(ms));
  }
  return null;
}

function untilMs(value: string, nowMs: number): number {
  const number = Number(value);
  if (Number.isNaN(number)) return Date.parse(value) - nowMs;
  if (number >= msSince1970) return number - nowMs;
  return number >= secondsSince1970 ? number * 1_000 - nowMs : number * 1_000;
}
