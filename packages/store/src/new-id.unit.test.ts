import { expect, it } from 'vitest';
import { newId } from './new-id.ts';

it('ids sort by the time they were made in', () => {
  const times = [0, 1, 31, 32, 1_700_000_000_000, 1_700_000_000_001, 2 ** 48];
  const ids = times.map((at) => newId('lead', at));
  expect(ids.toSorted()).toEqual(ids);
});

it('ids of one millisecond differ', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId('lead', 5))).size).toBe(10_000);
});
