import { type ListenVerdict, signals, taskQueues, type TriggerInput } from '@leadloom/contracts/temporal';
import { ActivityFailure, CancelledFailure } from '@temporalio/common';
import {
  ActivityCancellationType,
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  defineUpdate,
  proxyActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { startRun } from './start-run.ts';

export interface ListenActivities {
  /** Lets a trigger node listen until it is cancelled, its process leaves, or the node fails. */
  listen(input: TriggerInput): Promise<ListenVerdict>;
}

/** The one live copy of a listening trigger: another is begun only where this one has ended or its worker has died. */
const { listen } = proxyActivities<ListenActivities>({
  taskQueue: taskQueues.runs,
  startToCloseTimeout: '3650 days',
  heartbeatTimeout: '6 seconds',
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { maximumAttempts: 1 },
});

export const listeningSignal = defineSignal(signals.listening);
/** Answers once it is known whether the trigger listens. */
export const whetherListening = defineUpdate<'listening' | 'refused'>(signals.whetherListening);

const longestPauseS = 3_600;
/** A trigger that has listened for so long was well: its next fault is the first again. */
const wellAfterMs = 10 * 60_000;

/** Keeps a trigger listening for as long as its workflow is active; started by the activation, cancelled by the deactivation. */
export async function listenToTrigger(input: TriggerInput): Promise<'refused' | 'gone' | 'off'> {
  let state: 'starting' | 'listening' | 'refused' = input.isActivating === true ? 'starting' : 'listening';
  setHandler(listeningSignal, () => {
    if (state === 'starting') state = 'listening';
  });
  setHandler(whetherListening, async () => {
    await condition(() => state !== 'starting');
    return state === 'refused' ? 'refused' : 'listening';
  });

  const { version, ...rest } = input;
  const later: TriggerInput = { ...rest, ...(version === undefined ? {} : { version }), isActivating: false };
  for (let faults = 0; ;) {
    const startedMs = Date.now();
    const verdict = await listenOnce(state === 'starting' ? input : later);
    if (verdict === 'off') return 'off';
    if (verdict.end === 'gone') return 'gone';
    if (verdict.run !== null) await startRun(verdict.run);
    if (verdict.end === 'failed' && state === 'starting') {
      state = 'refused';
      await condition(allHandlersFinished);
      return 'refused';
    }
    faults = verdict.end === 'failed' && Date.now() - startedMs < wellAfterMs ? faults + 1 : 0;
    try {
      if (faults > 0) await sleep(Math.min(longestPauseS, 2 ** (faults - 1)) * 1000);
    } catch (error) {
      if (error instanceof CancelledFailure) return 'off';
      throw error;
    }
    if (workflowInfo().continueAsNewSuggested && state === 'listening')
      await continueAsNew<typeof listenToTrigger>(later);
  }
}

async function listenOnce(input: TriggerInput): Promise<ListenVerdict | 'off'> {
  try {
    return await listen.executeWithOptions({ summary: input.node }, [input]);
  } catch (error) {
    if (error instanceof CancelledFailure) return 'off';
    if (!(error instanceof ActivityFailure)) throw error;
    if (error.cause instanceof CancelledFailure) return 'off';
    // Its worker has died, or could not begin.
    return { end: 'left', run: null };
  }
}
