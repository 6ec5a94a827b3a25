import { condition, defineSignal, setHandler } from '@temporalio/workflow';
import { signals } from '@leadloom/contracts/temporal';

export const releaseTokenSignal = defineSignal(signals.releaseToken);

/** A holder that died holds it no longer than this; a token call takes seconds. */
const leaseMs = 45_000;

/** Its id, `token/<connectionId>`, is the lock: whoever started it renews that token, all others wait for its end. */
export async function holdToken(): Promise<void> {
  let isReleased = false;
  setHandler(releaseTokenSignal, () => {
    isReleased = true;
  });
  await condition(() => isReleased, leaseMs);
}
