import type { Change } from '@leadloom/store';
import type { LiveChanges } from './live-changes.ts';

interface Waiting<Thing> {
  live: LiveChanges;
  /** Changes that make it worth while to look again. */
  isAbout: (change: Change) => boolean;
  /** What a change says that it is, so that it is not to be loaded. */
  told?: (change: Change) => Thing | undefined;
  /** What it is known to be at first: it has just been made. Without it, it is loaded at once. */
  isNew?: Thing;
  load: () => Promise<Thing>;
  isDone: (thing: Thing) => boolean;
  timeoutMs: number;
  /** The caller has gone. */
  signal?: AbortSignal;
}

/** A change stream that is being opened again may miss a change, so it is looked at again after this time at the latest. */
const lookAgainMs = 5_000;

/** Loads a thing, again after each change that is about it, until it is done or the time is over; gives what it was at the end. */
export async function waitFor<Thing>(waiting: Waiting<Thing>): Promise<Thing> {
  const { live, isAbout, told, load, isDone, timeoutMs, signal } = waiting;
  let known = waiting.isNew;
  const deadline = Date.now() + timeoutMs;
  let wake: (() => void) | undefined;
  let isStale = true;
  const unsubscribe = live.subscribe((change) => {
    if (!isAbout(change)) return;
    known = told?.(change);
    isStale = true;
    wake?.();
  });
  const stop = (): void => wake?.();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      isStale = false;
      const thing = known ?? (await load());
      known = undefined;
      const leftMs = deadline - Date.now();
      if (isDone(thing) || leftMs <= 0 || signal?.aborted === true) return thing;
      if (isStale) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(leftMs, lookAgainMs));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  } finally {
    unsubscribe();
    signal?.removeEventListener('abort', stop);
  }
}
