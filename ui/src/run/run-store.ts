import type { RunEvent } from '@leadloom/contracts';
import { emptyRun, foldRun, type RunState } from './fold-run.ts';

/** Holds the state of one run; fed with events, never with anything else, and does no fetching itself. */
export interface RunStore {
  read: () => RunState;
  subscribe: (listener: () => void) => () => void;
  /** @returns false when events are missing before these: fetch those after `read().seq`. */
  add: (events: readonly RunEvent[]) => boolean;
}

export function createRunStore(): RunStore {
  let state = emptyRun;
  const listeners = new Set<() => void>();
  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (events) => {
      const next = events.toSorted((a, b) => a.seq - b.seq).reduce(foldRun, state);
      if (next !== state) {
        state = next;
        for (const listener of listeners) listener();
      }
      return events.every((event) => event.seq <= state.seq);
    },
  };
}
