import type { NodeRun } from '@leadloom/contracts';
import type { RunState } from '../run/fold-run.ts';

export interface TimelineBar {
  node: string;
  run: number;
  status: NodeRun['status'];
  /** Since the first node began. */
  fromMs: number;
  durationMs: number;
}

/** Node runs in the order in which they began. */
export function timelineOf(run: RunState): { bars: TimelineBar[]; totalMs: number } {
  const runs = Object.values(run.nodes).flatMap(({ runs: all }) => all);
  const startMs = Math.min(...runs.map(({ startedAt }) => Date.parse(startedAt)));
  const bars = runs
    .map(({ node, run: index, status, startedAt, durationMs }) => ({
      node,
      run: index,
      status,
      fromMs: Date.parse(startedAt) - startMs,
      durationMs,
    }))
    .toSorted((a, b) => a.fromMs - b.fromMs);
  return { bars, totalMs: Math.max(1, ...bars.map(({ fromMs, durationMs }) => fromMs + durationMs)) };
}
