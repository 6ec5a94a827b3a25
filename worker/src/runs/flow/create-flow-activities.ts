import { type LeftOutReason, signals, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { jsonAnswer } from '@leadloom/engine';
import type { FlowActivities, GateActivities } from '@leadloom/workflows';
import { WorkflowNotFoundError } from '@temporalio/client';
import { tidyingAtEnd } from '../tidying-at-end.ts';
import type { WorkerServices } from '../../services.ts';

/** What whoever called, and whoever looks at the execution, is told. */
const told: Readonly<Record<LeftOutReason, { status: number; message: string }>> = {
  throttle: { status: 429, message: 'Left out: more came than the workflow takes in this time' },
  debounce: { status: 202, message: 'Left out: a newer one came, which runs in its place' },
  singleton: { status: 429, message: 'Left out: the workflow runs one at a time' },
  full: { status: 429, message: 'Left out: too many wait already' },
  joined: { status: 202, message: 'Its items went with another run' },
};

export function createFlowActivities(services: WorkerServices): FlowActivities & GateActivities {
  const { store, temporal, metrics } = services;
  return {
    async arriveAtGate({ workspaceId, executionId }, { gate, priority, rules }) {
      await temporal.workflow.signalWithStart(workflowTypes.flowGate, {
        workflowId: gate,
        taskQueue: taskQueues.runs,
        args: [{ workspaceId }],
        signal: signals.arrive,
        signalArgs: [{ executionId, priority, rules }],
      });
    },

    admitRun: ({ workspaceId, executionId }, joined) => store.flow.admit(workspaceId, executionId, joined),

    async leaveOut({ workspaceId, executionId }, left) {
      const claim = await store.segments.claim(workspaceId, executionId, Number.MAX_SAFE_INTEGER);
      if (claim === null || !('attempt' in claim)) return;
      const { status, message } = told[left.reason];
      const { webhookRequestId } = await store.segments.loadStart(claim);
      if (webhookRequestId !== undefined)
        await store.webhookAnswers.put(workspaceId, webhookRequestId, jsonAnswer({ message }, status));
      await store.flow.leave(workspaceId, executionId, left);
      const error = { message };
      const event = { type: 'execution-finished' as const, at: new Date().toISOString(), error };
      await store.segments.setAside(claim, {
        status: 'canceled',
        error,
        event: { ...event, status: 'canceled' },
        tidy: await tidyingAtEnd({ store }, claim, 'canceled'),
      });
      metrics.flowLeftOut.inc({ reason: left.reason });
    },

    async findEndedRuns(executionIds) {
      const ended: string[] = [];
      for (const executionId of executionIds)
        if (!(await isOpen(workflowIds.run(executionId)))) ended.push(executionId);
      return ended;
    },
  };

  async function isOpen(workflowId: string): Promise<boolean> {
    try {
      return (await temporal.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }
}
