import {
  condition,
  continueAsNew,
  defineSignal,
  getExternalWorkflowHandle,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { type ConnectionLockInput, signals } from '@leadloom/contracts/temporal';

export const acquireSignal = defineSignal<[string]>(signals.acquireLock);
export const releaseSignal = defineSignal<[string]>(signals.releaseLock);
/** Sent to a holder when the lock is its own. */
export const grantedSignal = defineSignal(signals.lockGranted);

/** A holder that does not release is passed over after this long. */
const leaseMs = 30 * 60_000;
/** While others wait, the holder is asked this often whether it is still there: it may have been terminated. */
const checkMs = 5_000;
const idleMs = 60_000;

/**
 * One writer at a time for one account: find-then-create at a CRM is only safe when nobody else creates meanwhile. The lock is this
 * workflow's id, `lock/<connectionId>`; holders are workflow ids, served in the order in which they asked.
 */
export async function connectionLock({ queue = [] }: ConnectionLockInput): Promise<void> {
  const waiting = [...queue];
  let holder: string | undefined;
  setHandler(acquireSignal, (workflowId) => {
    if (holder !== workflowId && !waiting.includes(workflowId)) waiting.push(workflowId);
  });
  setHandler(releaseSignal, (workflowId) => {
    if (holder === workflowId) holder = undefined;
    else if (waiting.includes(workflowId)) waiting.splice(waiting.indexOf(workflowId), 1);
  });
  while (await condition(() => waiting.length > 0, idleMs)) {
    holder = waiting.shift();
    const until = Date.now() + leaseMs;
    // eslint-disable-next-line no-unmodified-loop-condition -- the release signal sets it
    while (holder !== undefined && Date.now() < until && (await granted(holder))) {
      await condition(() => holder === undefined || waiting.length > 0, leaseMs);
      await condition(() => holder === undefined, checkMs);
    }
    holder = undefined;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof connectionLock>({ queue: waiting });
  }
}

/** Tells the holder that the lock is its own, once more if it knows already. False when it has ended meanwhile. */
async function granted(workflowId: string): Promise<boolean> {
  try {
    await getExternalWorkflowHandle(workflowId).signal(grantedSignal);
    return true;
  } catch {
    return false;
  }
}
