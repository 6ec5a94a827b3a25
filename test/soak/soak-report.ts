import type { Part } from './killable-parts.ts';

export interface Kill {
  part: Part;
  atMs: number;
}

export interface SoakReport {
  seed: number;
  rounds: number;
  kills: readonly Kill[];
  acknowledged: number;
  refused: number;
  /** Runs that asked a person. */
  parked: number;
  /** Requests that arrived more than once, each in flight at a kill and safe to repeat. */
  repeatedSafely: number;
  faults: readonly string[];
  seconds: number;
}

export function tellSoak(report: SoakReport): string {
  const kills = [...Map.groupBy(report.kills, ({ part }) => part)].map(([part, all]) => `${part} ${all.length}`);
  return [
    `seed ${report.seed}: ${report.rounds} rounds in ${Math.round(report.seconds)} s, kill -9 of ${kills.join(', ')}`,
    `acknowledged ${report.acknowledged}, refused ${report.refused}, parked for a person ${report.parked}, repeated safely ${report.repeatedSafely}`,
    report.faults.length === 0 ? 'no fault' : `${report.faults.length} faults:\n${report.faults.join('\n')}`,
  ].join('\n');
}
