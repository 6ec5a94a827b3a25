import type { NodeRun } from '@leadloom/contracts';
import { expect, test } from 'vitest';
import { emptyRun } from '../run/fold-run.ts';
import { timelineOf } from './timeline-of.ts';

const ran = (node: string, run: number, second: number, durationMs: number): NodeRun => ({
  node,
  run,
  status: 'success',
  startedAt: `2026-11-21T10:00:0${second}.000Z`,
  durationMs,
  items: [1],
  source: [null],
});
const state = (...runs: NodeRun[]) => ({ status: 'success' as const, runs, startedAt: null });

test('node runs stand in the order in which they began, from the first one on', () => {
  const nodes = { B: state(ran('B', 0, 3, 500), ran('B', 1, 5, 1000)), A: state(ran('A', 0, 1, 20)) };
  const { bars, totalMs } = timelineOf({ ...emptyRun, nodes });
  expect(bars.map(({ node, run, fromMs }) => [node, run, fromMs])).toEqual([
    ['A', 0, 0],
    ['B', 0, 2000],
    ['B', 1, 4000],
  ]);
  expect(totalMs).toBe(5000);
});

test('a run in which nothing ran yet has no bars', () => {
  expect(timelineOf(emptyRun)).toEqual({ bars: [], totalMs: 1 });
});
