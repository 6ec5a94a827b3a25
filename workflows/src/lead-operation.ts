import { ApplicationFailure, condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import { type LeadOperationInput, type OperationStepVerdict, signals, taskQueues } from '@leadloom/contracts';

export interface OperationActivities {
  runOperationStep(input: LeadOperationInput, step: number): Promise<OperationStepVerdict>;
  /** Marks the operation as failed with the message of its last error. */
  failOperation(input: LeadOperationInput, error: { code: string; message: string }): Promise<void>;
  /** Settles the request whose outcome is unknown: `done` takes it as sent, `retry` lets the next step send it again. */
  decideOperation(input: LeadOperationInput, decision: 'done' | 'retry'): Promise<void>;
}

const { runOperationStep, failOperation, decideOperation } = proxyActivities<OperationActivities>({
  taskQueue: taskQueues.connectors,
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute', maximumAttempts: 10 },
});

export const decideSignal = defineSignal<['done' | 'retry']>(signals.decide);

/**
 * Takes one lead operation through its steps, each one call out and one write to the store. The steps are numbered, so that a step that is
 * run again after a crash finds its own journal.
 */
export async function leadOperation(input: LeadOperationInput): Promise<'done' | 'failed'> {
  let decision: 'done' | 'retry' | undefined;
  setHandler(decideSignal, (given) => {
    decision = given;
  });
  try {
    for (let step = 0; ;) {
      const verdict = await runOperationStep(input, step);
      if (verdict.kind === 'done') return 'done';
      if (verdict.kind === 'continue') {
        step = verdict.step;
        continue;
      }
      decision = undefined;
      await condition(() => decision !== undefined);
      await decideOperation(input, decision ?? 'done');
    }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof ApplicationFailure ? error.cause : undefined;
    if (cause === undefined) throw error;
    await failOperation(input, { code: cause.type ?? 'unexpected', message: cause.message });
    return 'failed';
  }
}
