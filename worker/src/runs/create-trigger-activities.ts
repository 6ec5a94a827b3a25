import { signals, timezoneOf, workflowIds } from '@leadloom/contracts';
import { WorkflowNotFoundError } from '@temporalio/client';
import { scheduleItem } from '@leadloom/engine';
import type {
  ErrorRunActivities,
  ListenActivities,
  PollActivities,
  StopActivities,
  TriggerActivities,
} from '@leadloom/workflows';
import type { WorkerServices } from '../services.ts';
import { createErrorRunOf } from './create-error-run.ts';
import { derivedExecutionId } from './derived-execution-id.ts';
import { listenToTrigger } from './listen-to-trigger.ts';
import { pollTrigger } from './poll-trigger.ts';
import { findTriggerNode, type TriggerHosts, triggeredExecution } from './trigger-node.ts';

/** An execution that nobody began for this long has lost its starter. */
const unbegunAfterMs = 20_000;
const sweepLimit = 200;

export function createTriggerActivities(
  services: WorkerServices,
  hosts: TriggerHosts,
  leaving: AbortSignal,
): TriggerActivities & ErrorRunActivities & PollActivities & ListenActivities & StopActivities {
  const { store, temporal } = services;
  return {
    async createScheduledRun(input, tick, { dueMs, cameMs }) {
      const trigger = await findTriggerNode(services, input);
      if (trigger === null) return null;
      const { workspaceId } = input;
      // n8n's older nodes of this kind give an empty item.
      const isSchedule = trigger.node.type === 'n8n-nodes-base.scheduleTrigger';
      const item = isSchedule ? scheduleItem(dueMs, timezoneOf(trigger.document)) : { json: {} };
      const id = derivedExecutionId(cameMs, workspaceId, tick);
      const execution = await store.executions.create(workspaceId, triggeredExecution(input, trigger, id, [[item]]));
      return { workspaceId, executionId: execution.id };
    },

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
