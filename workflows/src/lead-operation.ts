import {
  ApplicationFailure,
  CancellationScope,
  condition,
  defineSignal,
  getExternalWorkflowHandle,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Decision } from '@leadloom/contracts';
import {
  type LeadOperationInput,
  type OperationStepVerdict,
  signals,
  taskQueues,
  workflowIds,
} from '@leadloom/contracts/temporal';
import { grantedSignal, releaseSignal } from './connection-lock.ts';

export interface OperationActivities {
  runOperationStep(input: LeadOperationInput, step: number): Promise<OperationStepVerdict>;
  /** Marks the operation as failed with the message of its last error. */
  failOperation(input: LeadOperationInput, error: { code: string; message: string }): Promise<void>;
  /** Settles the request whose outcome is unknown: `done` takes it as sent, `retry` lets the next step send it again. */
  decideOperation(input: LeadOperationInput, decision: Decision): Promise<void>;
  /** Asks the lock of a connection for `holder`, a workflow id; starts the lock where it is not running. */
  requestConnectionLock(connectionId: string, holder: string): Promise<void>;
}

const { runOperationStep, failOperation, decideOperation, requestConnectionLock } =
  proxyActivities<OperationActivities>({
    taskQueue: taskQueues.connectors,
    startToCloseTimeout: '5 minutes',
    heartbeatTimeout: '10 seconds',
    retry: { initialInterval: '1 second', maximumInterval: '1 minute', maximumAttempts: 100 },
  });

export const decideSignal = defineSignal<[Decision]>(signals.decide);

/** Takes one lead operation through its steps, under the lock of a connection where it names one. */
export async function leadOperation(input: LeadOperationInput): Promise<'done' | 'failed'> {
  try {
    if (input.lockConnectionId === undefined) await runSteps(input);
    else await underLock(input.lockConnectionId, () => runSteps(input));
    return 'done';
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof ApplicationFailure ? error.cause : undefined;
    if (cause === undefined) throw error;
    await failOperation(input, { code: cause.type ?? 'unexpected', message: cause.message });
    return 'failed';
  }
}

/**
 * Each step is one call out and one write to the store. The steps are numbered, so that a step that is run again after a crash finds its
 * own journal.
 */
async function runSteps(input: LeadOperationInput): Promise<void> {
  let decision: Decision | undefined;
  setHandler(decideSignal, (given) => {
    decision = given;
  });
  for (let step = 0; ;) {
    // The decision may come before the step that asks for it has told so here; what came before the step is none.
    decision = undefined;
    const verdict = await runOperationStep(input, step);
    if (verdict.kind === 'done') return;
    if (verdict.kind === 'continue') {
      step = verdict.step;
      continue;
    }
    await condition(() => decision !== undefined);
    await decideOperation(input, decision ?? 'done');
  }
}

async function underLock(connectionId: string, work: () => Promise<void>): Promise<void> {
  let granted = false;
  setHandler(grantedSignal, () => {
    granted = true;
  });
  const holder = workflowInfo().workflowId;
  await requestConnectionLock(connectionId, holder);
  await condition(() => granted);
  try {
    await work();
  } finally {
    const lock = getExternalWorkflowHandle(workflowIds.connectionLock(connectionId));
    await CancellationScope.nonCancellable(() => lock.signal(releaseSignal, holder).catch(() => undefined));
  }
}
