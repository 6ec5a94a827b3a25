import type { ListenForTestInput } from '@leadloom/contracts/temporal';
import { signals } from '@leadloom/contracts/temporal';
import { condition, defineSignal, proxyLocalActivities, setHandler } from '@temporalio/workflow';

export interface ListeningActivities {
  /** Takes the test addresses away. */
  endListening(input: ListenForTestInput): Promise<void>;
}

const { endListening } = proxyLocalActivities<ListeningActivities>({ startToCloseTimeout: '20 seconds' });

export const stopSignal = defineSignal(signals.stop);

/** Somebody listens for a test call of a workflow: until the call has come, they have enough of it, or the time is over. */
export async function listenForTest(input: ListenForTestInput): Promise<void> {
  let isOver = false;
  setHandler(stopSignal, () => {
    isOver = true;
  });
  await condition(() => isOver, Math.max(1, Date.parse(input.until) - Date.now()));
  await endListening(input);
}
