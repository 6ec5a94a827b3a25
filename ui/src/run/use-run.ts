import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { RunState } from './fold-run.ts';
import { followRun } from './follow-run.ts';
import { createRunStore } from './run-store.ts';

/** Follows an execution, finished or not; `run` is null when there is none to follow. */
export function useRun(executionId: string | null): { run: RunState | null; error: unknown } {
  const store = useMemo(() => ({ executionId, ...createRunStore() }), [executionId]);
  const [failure, setFailure] = useState<{ executionId: string; error: unknown } | null>(null);
  useEffect(() => {
    if (store.executionId === null) return undefined;
    const { executionId: id } = store;
    return followRun(store, id, (error) => setFailure({ executionId: id, error }));
  }, [store]);
  const run = useSyncExternalStore(store.subscribe, store.read);
  return {
    run: executionId === null ? null : run,
    error: failure?.executionId === executionId ? failure.error : null,
  };
}
