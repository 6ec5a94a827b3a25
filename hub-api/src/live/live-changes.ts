import { setTimeout as pause } from 'node:timers/promises';
import type { Change, Store } from '@leadloom/store';
import type { FastifyBaseLogger } from 'fastify';

/** Collections whose changes somebody waits for or watches. */
export const liveCollections = [
  'runEvents',
  'imports',
  'operations',
  'connections',
  'executions',
  'webhookAnswers',
  'webhookChunks',
  'workflows',
] as const;

/** Changes that are kept for clients that come back after a short break. */
const keptChanges = 2_000;
const retryMs = 1_000;

interface Listener {
  onChange: (change: Change) => void;
  /** Changes were missed and cannot be had any more. */
  onLost: () => void;
}

export type LiveChanges = ReturnType<typeof liveChanges>;

/** One change stream of the whole process, handed on to all who wait. */
export function liveChanges(store: Store, log: FastifyBaseLogger) {
  const listeners = new Set<Listener>();
  const kept: Change[] = [];
  const closing = new AbortController();

  const hear = (change: Change): void => {
    kept.push(change);
    if (kept.length > keptChanges) kept.splice(0, kept.length - keptChanges);
    for (const { onChange } of listeners) onChange(change);
  };

  const lose = (): void => {
    kept.length = 0;
    for (const { onLost } of listeners) onLost();
  };

  async function listen(): Promise<void> {
    let resumeAfter: string | undefined;
    while (!closing.signal.aborted) {
      const options = {
        collections: liveCollections,
        withoutNew: ['executions'],
        signal: closing.signal,
        ...(resumeAfter === undefined ? {} : { resumeAfter }),
      };
      let isGoing = false;
      try {
        for await (const change of store.changes.watch(null, options)) {
          isGoing = true;
          resumeAfter = change.token;
          hear(change);
        }
      } catch (error) {
        log.warn({ err: error }, 'the change stream failed');
      }
      if (closing.signal.aborted) return;
      log.warn('the change stream ended; it is opened again');
      if (!isGoing) {
        // It could not go on where it was: the server is away, or its log does not reach back so far.
        resumeAfter = undefined;
        lose();
      }
      await pause(retryMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  const listening = listen();
  return {
    subscribe(onChange: Listener['onChange'], onLost: Listener['onLost'] = () => undefined): () => void {
      const listener = { onChange, onLost };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** The changes behind a token, oldest first; null when it is not among those that are kept. */
    behind(token: string): Change[] | null {
      const place = kept.findIndex((change) => change.token === token);
      return place === -1 ? null : kept.slice(place + 1);
    },
    async close(): Promise<void> {
      closing.abort();
      await listening;
    },
  };
}
