import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { RunState } from './fold-run.ts';
import { followRun } from './follow-run.ts';
import { createRunStore } from './run-store.ts';

/** Follows an execution, finished or not; null when there is none to follow. */
export function useRun(executionId: string | null): { run: RunState | null; error: unknown } {
  const store = useMemo(() => ({ executionId, ...createRunStore() }), [executionId]);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    setError(null);
    return executionId === null ? undefined : followRun(store, executionId, setError);
  }, [store, executionId]);
  const run = useSyncExternalStore(store.subscribe, store.read);
  return { run: executionId === null ? null : run, error };
}
