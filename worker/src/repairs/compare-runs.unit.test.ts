import type { RunState } from '@leadloom/engine';
import { expect, it } from 'vitest';
import { compareRuns } from './compare-runs.ts';

const gave = (...items: object[]) =>
  [{ data: { main: [items.map((json) => ({ json }))] } }] as unknown as RunState['runData'][string];
const end = { before: 'success', after: 'success', error: null } as const;

it('tells where the outputs of two runs differ, and no value of them', () => {
  const before = { A: gave({ n: 1 }), B: gave({ n: 1 }, { deep: { secret: 'x' } }), C: gave() };
  expect(compareRuns(before, before, end)).toMatchObject({ isSame: true, report: { sameNodes: 3, nodes: [] } });
  expect(compareRuns(before, before, { ...end, after: 'error' }).isSame).toBe(false);
  const after = { A: gave({ n: 1 }), B: gave({ n: 1 }, { deep: { secret: 'y' } }), D: gave() };
  expect(compareRuns(before, after, end).report).toEqual({
    ...end,
    sameNodes: 1,
    nodes: [
      { node: 'B', outcome: 'different', at: '0.0.1.deep.secret' },
      { node: 'C', outcome: 'missing' },
      { node: 'D', outcome: 'new' },
    ],
  });
});
