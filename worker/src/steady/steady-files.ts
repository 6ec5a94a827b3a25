import { type FileStore, interruptScope } from '@leadloom/engine';
import { HubError } from '@leadloom/contracts';
import { isAway } from './is-away.ts';
import { steady } from './steady.ts';

/** What a stream gave is gone when the store goes away in the middle: the node's work is done again as a whole, and that is no fault of the node. */
export async function onceThrough<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!isAway(cause)) throw cause;
    return interruptScope(
      new HubError('unavailable', 'The store went away while a file was written', { retryable: true, cause }),
    );
  }
}

/** Files of runs, whose store may be away for a moment. */
export function steadyFiles(files: FileStore): FileStore {
  return {
    write: (...given) => onceThrough(() => files.write(...given)),
    open: (...asked) => steady(() => files.open(...asked)),
    get: (...asked) => steady(() => files.get(...asked)),
  };
}
