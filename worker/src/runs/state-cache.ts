import type { RunState } from '@leadloom/engine';

const maxEntries = 200;

/** Published states of executions, by the number of their segments: a loop does not read everything again in each round. */
export function createStateCache() {
  const entries = new Map<string, { segments: number; state: RunState }>();
  return {
    /** Gives it away: a segment changes what it runs on, and may then come to nothing. */
    take(executionId: string, segments: number): RunState | null {
      const entry = entries.get(executionId);
      entries.delete(executionId);
      return entry?.segments === segments ? entry.state : null;
    },
    put(executionId: string, segments: number, state: RunState): void {
      entries.delete(executionId);
      entries.set(executionId, { segments, state });
      const oldest = entries.size > maxEntries ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
    },
  };
}

export type StateCache = ReturnType<typeof createStateCache>;
