import { signals, workflowIds } from '@leadloom/contracts';
import { WorkflowNotFoundError } from '@temporalio/client';
import type {
  ErrorRunActivities,
  HookActivities,
  ListenActivities,
  PollActivities,
  StopActivities,
  TriggerActivities,
} from '@leadloom/workflows';
import type { WorkerServices } from '../services.ts';
import { changeTriggerHooks } from './change-hooks.ts';
import { createErrorRunOf } from './create-error-run.ts';
import { createScheduledRun } from './create-scheduled-run.ts';
import { listenToTrigger } from './listen-to-trigger.ts';
import { pollTrigger } from './poll-trigger.ts';
import type { TriggerHosts } from './trigger-node.ts';

/** An execution that nobody began for this long has lost its starter. */
const unbegunAfterMs = 20_000;
const sweepLimit = 200;

export function createTriggerActivities(
  services: WorkerServices,
  hosts: TriggerHosts,
  leaving: AbortSignal,
): TriggerActivities & ErrorRunActivities & PollActivities & ListenActivities & StopActivities & HookActivities {
  const { store, temporal } = services;
  return {
    createScheduledRun: (input, tick, at) => createScheduledRun(services, input, tick, at),
    changeHooks: (input) => changeTriggerHooks(services, hosts, input),
    pollOnce: (input, occasion, atMs) => pollTrigger(services, hosts, input, occasion, atMs),
    listen: (input) => listenToTrigger(services, hosts, leaving, input),
    async stopRun({ workspaceId, executionId }) {
      await store.executions.requestStop(workspaceId, executionId);
      try {
        await temporal.workflow.getHandle(workflowIds.run(executionId)).signal(signals.stop);
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    },
    createErrorRun: (failed) => createErrorRunOf(services, failed),

    findUnbegunRuns: () => store.executions.listUnbegun(new Date(Date.now() - unbegunAfterMs), sweepLimit),
  };
}
