import type { Change } from '@leadloom/store';
import { liveCollections } from '../live/live-changes.ts';
import type { Services } from '../services.ts';

/**
 * Hands on changes as they happen; with `behind`, first those behind that token. A token that this process does not hold any more is
 * looked up in the store's own log, by a change stream of its own; `onLost` is called when that does not reach back so far.
 * @returns what ends it
 */
export function followChanges(
  { live, store, log }: Pick<Services, 'live' | 'store' | 'log'>,
  from: { workspaceId: string; behind?: string },
  onChange: (change: Change) => void,
  onLost: () => void,
): () => void {
  const missed = from.behind === undefined ? [] : live.behind(from.behind);
  if (missed !== null || from.behind === undefined) {
    for (const change of missed ?? []) onChange(change);
    return live.subscribe(onChange, onLost);
  }

  const ending = new AbortController();
  let stop = () => ending.abort();
  void (async () => {
    const options = { collections: liveCollections, resumeAfter: from.behind ?? '', signal: ending.signal };
    try {
      for await (const change of store.changes.watch(from.workspaceId, options)) onChange(change);
    } catch (error) {
      log.info({ err: error }, 'a client asked for events behind a token that the store does not know');
    }
    // A stream of the store ends only when it is told to, or when it cannot go on.
    if (ending.signal.aborted) return;
    stop = live.subscribe(onChange, onLost);
    onLost();
  })();
  return () => stop();
}
