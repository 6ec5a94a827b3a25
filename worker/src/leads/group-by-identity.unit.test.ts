import { expect, it } from 'vitest';
import { groupByIdentity } from './group-by-identity.ts';

it('groups what shares a key, also through others', () => {
  const groups = groupByIdentity([['a'], ['b', 'c'], ['d'], ['a', 'b'], []]);
  expect(groups.map((group) => group.toSorted((x, y) => x - y)).toSorted((x, y) => (x[0] ?? 0) - (y[0] ?? 0))).toEqual([
    [0, 1, 3],
    [2],
    [4],
  ]);
});
