import type { Tidying } from '@leadloom/contracts';
import type { ExecutionRow } from './run-context.ts';

/** Who waits for a run reads it after its end. */
const readMs = 600_000;

/** What an execution's row says of its end. */
export function endOf({ startedAt }: ExecutionRow, now: Date, tidy: Tidying | null) {
  return {
    finishedAt: now.toISOString(),
    durationMs: now.getTime() - Date.parse(startedAt),
    ...(tidy === null ? {} : { tidy, tidyAt: new Date(now.getTime() + readMs) }),
  };
}
