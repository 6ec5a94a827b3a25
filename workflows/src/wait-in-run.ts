import type { RunCall, RunWorkflowInput, SegmentVerdict, WaitChange } from '@leadloom/contracts/temporal';
import { condition, defineSignal, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { signals } from '@leadloom/contracts/temporal';

export interface CallActivities {
  /** Lets the waiting node look at a request. `resumes`: the run goes on with it; `answered`: it waits on. */
  answerCall(input: RunWorkflowInput, call: RunCall): Promise<'resumes' | 'answered'>;
  /** Writes down that a wait ends at another time. */
  moveWait(input: RunWorkflowInput, change: WaitChange): Promise<void>;
}

const { answerCall, moveWait } = proxyLocalActivities<CallActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '100 ms', maximumInterval: '2 seconds' },
});

export const callSignal = defineSignal<[RunCall]>(signals.call);
export const changeWaitSignal = defineSignal<[WaitChange]>(signals.changeWait);

/** Temporal counts the time of a timer in nanoseconds, which ends at 292 years; people do write down 9999 for never. */
const longestTimerMs = 365 * 86_400_000;

type Waiting = Extract<SegmentVerdict, { kind: 'waiting' }>;

/** What may come to a run while it waits. */
export class WaitMessages {
  readonly calls: RunCall[];
  change: WaitChange | undefined;

  /** @param calls those that had come and were not looked at when the history was cut. */
  constructor(calls: readonly RunCall[] = []) {
    this.calls = [...calls];
    setHandler(callSignal, (call) => {
      this.calls.push(call);
    });
    setHandler(changeWaitSignal, (change) => {
      this.change = change;
    });
  }
}

/**
 * Waits for the next thing that happens. Null when the wait is over: its time, a request that the node takes, a stop. Otherwise
 * the wait as it goes on.
 */
export async function waitOnce(
  run: RunWorkflowInput,
  waiting: Waiting,
  messages: WaitMessages,
  isStopped: () => boolean,
): Promise<Waiting | null> {
  const isWoken = () => isStopped() || messages.calls.length > 0 || messages.change !== undefined;
  if (waiting.untilMs === null) await condition(isWoken);
  else {
    const leftMs = Math.max(1, waiting.untilMs - Date.now());
    if (!(await condition(isWoken, Math.min(leftMs, longestTimerMs)))) return leftMs > longestTimerMs ? waiting : null;
  }
  if (isStopped()) return null;
  // Requests and changes that were meant for an earlier wait of this run are left: who sent them hears that it is over.
  const { change } = messages;
  messages.change = undefined;
  if (change?.segment === waiting.segment) {
    await moveWait(run, change);
    return { ...waiting, untilMs: change.untilMs };
  }
  const call = messages.calls.shift();
  if (call?.segment !== waiting.segment) return waiting;
  return (await answerCall(run, call)) === 'resumes' ? null : waiting;
}
