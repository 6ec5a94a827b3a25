import { setTimeout as delay } from 'node:timers/promises';
import { HubError } from '@leadloom/contracts';
import { interruptScope } from '@leadloom/engine';
import { isAway } from './is-away.ts';

const pauseMs = 200;
/** A database that recovers from a kill is back by then. */
const longestMs = 20_000;

/**
 * Work on the store or on Temporal for a node that runs: done again while they are away, so that their absence is no fault of the node.
 * Where they stay away, the node's work ends here, whatever the node makes of that, and Temporal has it done again later. Only for work
 * that may be done twice.
 */
export async function steady<T>(work: () => Promise<T>): Promise<T> {
  for (const latestMs = Date.now() + longestMs; ;) {
    try {
      return await work();
    } catch (cause) {
      if (!isAway(cause)) throw cause;
      if (Date.now() > latestMs)
        interruptScope(new HubError('unavailable', 'The store does not answer', { retryable: true, cause }));
      await delay(pauseMs);
    }
  }
}
