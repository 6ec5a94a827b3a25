import type { WorkflowDocument } from '@leadloom/contracts';
import type { Claim } from '@leadloom/store';

/** Node's timers end at 24.8 days; a segment ends before. */
const longestTimerMs = 2 ** 31 - 1;

export interface TimeLimit {
  /** Null where the workflow sets none. */
  deadlineMs: number | null;
  isOver: () => boolean;
  clear: () => void;
}

/** n8n's words. */
export const timedOutMessage = 'The execution was cancelled because it timed out';

/**
 * n8n's `executionTimeout` (seconds): an execution may run that long without a wait, and so it counts again from the end of each. `stop` is called
 * when the time is over while the segment runs.
 */
export function limitTime(claim: Claim, { settings }: WorkflowDocument, stop: () => void): TimeLimit {
  const seconds = settings?.['executionTimeout'];
  if (typeof seconds !== 'number' || seconds <= 0)
    return { deadlineMs: null, isOver: () => false, clear: () => undefined };
  const deadlineMs = Date.parse(claim.row.goesOnSince ?? claim.row.startedAt) + seconds * 1_000;
  const isOver = () => Date.now() >= deadlineMs;
  const leftMs = Math.min(longestTimerMs, Math.max(0, deadlineMs - Date.now()));
  const timer = setTimeout(stop, leftMs);
  return { deadlineMs, isOver, clear: () => clearTimeout(timer) };
}
