import type { RetryRule } from '@leadloom/contracts';
import { expect, it } from 'vitest';
import { retryPolicyOf, retryWaitMs } from './retry-policy.ts';

const rule: RetryRule = { retries: 3, waitSeconds: 10, factor: 3, maxWaitSeconds: 60 };

it.each<[retry: number, vendorMs: number | null, waitMs: number | null]>([
  [1, null, 10_000],
  [2, null, 30_000],
  [3, null, 60_000],
  [4, null, null],
  [1, 25_000, 25_000],
  [2, 25_000, 30_000],
  [1, 61_000, null],
])('retry %i waits, where the vendor asks for %s ms, %s ms', (retry, vendorMs, waitMs) => {
  expect(retryWaitMs(rule, retry, vendorMs)).toBe(waitMs);
});

it('takes what is not said as usual: ten seconds, twice as long each time', () => {
  expect([1, 2, 3].map((retry) => retryWaitMs({ retries: 9 }, retry, null))).toEqual([10_000, 20_000, 40_000]);
});

it('asks the node first, class by class, then the workflow, then the workspace', () => {
  const document = {
    nodes: [
      { name: 'A', type: 't', position: [0, 0], leadloom: { retry: { quota: { retries: 5 } } } },
      { name: 'B', type: 't', position: [0, 0] },
    ],
    connections: {},
    settings: { leadloom: { retry: { quota: { retries: 1 }, transient: { retries: 2 } } } },
  };
  const defaults = { transient: { retries: 9 }, data: { retries: 7 } };
  const rest = { transient: { retries: 2 }, data: { retries: 7 } };
  expect(retryPolicyOf(defaults, document, 'A')).toEqual({ quota: { retries: 5 }, ...rest });
  expect(retryPolicyOf(defaults, document, 'B')).toEqual({ quota: { retries: 1 }, ...rest });
});
