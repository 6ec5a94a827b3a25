import {
  HubError,
  type LeadOperationInput,
  type OperationStepVerdict,
  signals,
  taskQueues,
  workflowIds,
  workflowTypes,
} from '@leadloom/contracts';
import type { OperationActivities } from '@leadloom/workflows';
import { Context } from '@temporalio/activity';
import type { WithFreshToken } from '../connections/renew-token.ts';
import type { WorkerServices } from '../services.ts';
import { toTemporalFailure } from '../temporal-failure.ts';
import type { StepContext } from './step-context.ts';
import { steps } from './steps/index.ts';

const heartbeatMs = 2_000;
/** State of an operation whose steps are all committed: a crash before the end is set must not start it anew. */
const lastStepDone = 'last-step-done';

/** The activities of the workflow `leadOperation`. */
export function createOperationActivities(
  services: WorkerServices,
  withFreshToken: WithFreshToken,
): OperationActivities {
  const { store, temporal } = services;
  return {
    async runOperationStep(input, step) {
      const { info, cancellationSignal } = Context.current();
      const heartbeat = setInterval(() => Context.current().heartbeat(), heartbeatMs);
      try {
        return await runStep({ services, withFreshToken }, input, step, info.attempt, cancellationSignal);
      } catch (error) {
        throw toTemporalFailure(error);
      } finally {
        clearInterval(heartbeat);
      }
    },

    async failOperation({ workspaceId, operationId }, { code, message }) {
      await store.operations.finish(workspaceId, operationId, { status: 'failed', error: { code, message } });
    },

    async decideOperation({ workspaceId, operationId }, decision) {
      await store.effects.decide(workspaceId, operationId, decision);
      await store.messages.settle(workspaceId, operationId, decision);
      await store.operations.resume(workspaceId, operationId);
    },

    async requestConnectionLock(connectionId, holder) {
      await temporal.workflow.signalWithStart(workflowTypes.connectionLock, {
        workflowId: workflowIds.connectionLock(connectionId),
        taskQueue: taskQueues.runs,
        args: [{}],
        signal: signals.acquireLock,
        signalArgs: [holder],
      });
    },
  };
}

async function runStep(
  parts: Pick<StepContext, 'services' | 'withFreshToken'>,
  { workspaceId, operationId, kind }: LeadOperationInput,
  step: number,
  attempt: number,
  signal: AbortSignal,
): Promise<OperationStepVerdict> {
  const { operations } = parts.services.store;
  const operation = await operations.getWork(workspaceId, operationId);
  if (operation === null) throw new HubError('not_found', `Operation ${operationId} is not in the store`);
  if (operation.status === 'done' || operation.status === 'failed') return { kind: 'done' };
  if (operation.state === lastStepDone) {
    await operations.finish(workspaceId, operationId, { status: 'done' });
    return { kind: 'done' };
  }
  if (operation.step > step) return { kind: 'continue', step: operation.step };
  try {
    const { results, progress, state, finished } = await steps[kind]({
      ...parts,
      workspaceId,
      operation,
      step,
      attempt,
      signal,
    });
    await operations.commitStep(workspaceId, operationId, {
      step,
      results,
      progress,
      state: finished ? lastStepDone : state,
    });
    if (!finished) return { kind: 'continue', step: step + 1 };
    await operations.finish(workspaceId, operationId, { status: 'done' });
    return { kind: 'done' };
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'outcome_unknown') throw error;
    await operations.park(workspaceId, operationId, { code: error.code, message: error.message });
    return { kind: 'needs_decision', request: error.message };
  }
}
