import type { LiveChanges } from '../live/live-changes.ts';

/** Waits until each of the executions has changed, or the time is over. @returns whether each has */
export async function untilHeardOf(live: LiveChanges, ids: readonly string[], timeoutMs: number): Promise<boolean> {
  const missing = new Set(ids);
  let timer: NodeJS.Timeout | undefined;
  let unsubscribe = () => undefined as void;
  await new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs).unref();
    unsubscribe = live.subscribe(({ collection, id }) => {
      if (collection === 'executions' && missing.delete(id) && missing.size === 0) resolve();
    }, resolve);
  });
  clearTimeout(timer);
  unsubscribe();
  return missing.size === 0;
}
