import type { RepairJob, RepairOutcome } from '@leadloom/contracts';
import { formatNumber } from '../texts.ts';

const status: Record<RepairJob['status'], string> = {
  running: 'Under way',
  done: 'Done',
  stopped: 'Stopped',
  failed: 'Failed',
};
const outcome: Record<RepairOutcome, string> = {
  begun: 'New run begun',
  skipped: 'Left as it is',
  same: 'Same outputs',
  different: 'Other outputs',
};
const runs = (count: number) => (count === 1 ? '1 run' : `${formatNumber(count)} runs`);

export const repairTexts = {
  status,
  outcome,
  pending: 'Not yet',
  progress: (done: number, total: number) => `${formatNumber(done)} of ${runs(total)}`,
  outcomeCount: (kind: RepairOutcome, count: number) => `${outcome[kind]}: ${formatNumber(count)}`,
  list: 'What became of each run',
  openRun: 'Open the run',
  stop: 'Stop',
  retryMany: (count: number) => (count === 1 ? 'Retry the failed run' : `Retry ${formatNumber(count)} failed runs`),
  retryManyTitle: 'Retry failed runs',
  retryManyHint: (count: number) =>
    `${count === 1 ? 'The failed run of this list goes' : `The ${formatNumber(count)} failed runs of this list go`} on at the node that failed, each as a new run; 1,000 at most. What other nodes gave is kept and not sent again.`,
  replay: 'Replay the last runs …',
  replayTitle: 'Replay the last runs on this workflow',
  replayHint:
    'The last runs are done again on the newest version, in memory: requests are answered from what was answered then, and nothing is sent. Outputs are compared.',
  replayLast: 'How many',
  replaySubmit: 'Replay',
  sameNodes: (count: number) => (count === 1 ? '1 node as before' : `${formatNumber(count)} nodes as before`),
  node: (name: string, kind: 'different' | 'new' | 'missing', at: string | undefined) =>
    kind === 'new'
      ? `“${name}” ran now alone`
      : kind === 'missing'
        ? `“${name}” ran before alone`
        : `“${name}” gives something else${at === undefined ? '' : ` at ${at}`}`,
} as const;
