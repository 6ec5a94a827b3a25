import { expect, it } from 'vitest';
import { vendorWaitMs } from './vendor-wait.ts';

const nowMs = Date.parse('2026-03-01T12:00:00Z');
const nowS = nowMs / 1_000;

it.each<[headers: [string, string][], waitMs: number | null]>([
  [[], null],
  [[['Retry-After', '7']], 7_000],
  [[['retry-after', '0.5']], 500],
  [[['Retry-After', 'Sun, 01 Mar 2026 12:01:00 GMT']], 60_000],
  [[['retry-after', 'Sun, 01 Mar 2026 11:00:00 GMT']], 0],
  [[['retry-after-ms', '250']], 250],
  [[['X-RateLimit-Reset-After', '1.5']], 1_500],
  [[['x-ratelimit-reset', `${nowS + 30}`]], 30_000],
  [[['x-ratelimit-reset', `${nowMs + 30_000}`]], 30_000],
  [[['x-rate-limit-reset', '12']], 12_000],
  [
    [
      ['retry-after', 'soon'],
      ['ratelimit-reset', '3'],
    ],
    3_000,
  ],
  [[['x-ratelimit-remaining', '0']], null],
])('%j is %s ms', (headers, waitMs) => {
  expect(vendorWaitMs({ headers }, nowMs)).toBe(waitMs);
});
