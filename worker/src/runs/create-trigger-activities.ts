import { scheduleItem } from '@leadloom/engine';
import type { ErrorRunActivities, TriggerActivities } from '@leadloom/workflows';
import type { WorkerServices } from '../services.ts';
import { createErrorRunOf } from './create-error-run.ts';
import { derivedExecutionId } from './derived-execution-id.ts';

/** An execution that nobody began for this long has lost its starter. */
const unbegunAfterMs = 20_000;
const sweepLimit = 200;

export function createTriggerActivities(services: WorkerServices): TriggerActivities & ErrorRunActivities {
  const { store } = services;
  return {
    async createScheduledRun({ workspaceId, workflowId, node }, tick, atMs) {
      const workflow = await store.workflows.get(workspaceId, workflowId);
      if (workflow === null || workflow.activeVersion === null) return null;
      const stored = await store.workflows.getDocument(workspaceId, workflowId, workflow.activeVersion);
      if (stored === null || !stored.document.nodes.some(({ name }) => name === node)) return null;
      const zone = stored.document.settings?.['timezone'];
      const item = scheduleItem(atMs, typeof zone === 'string' && zone !== 'DEFAULT' ? zone : 'UTC');
      const execution = await store.executions.create(workspaceId, {
        id: derivedExecutionId(workspaceId, tick),
        workflowId,
        workflowName: workflow.name,
        workflowVersion: stored.version,
        documentHash: stored.hash,
        mode: 'trigger',
        start: { startNode: node, triggerOutput: [[item]] },
      });
      return { workspaceId, executionId: execution.id };
    },

    createErrorRun: (failed) => createErrorRunOf(services, failed),

    findUnbegunRuns: () => store.executions.listUnbegun(new Date(Date.now() - unbegunAfterMs), sweepLimit),
  };
}
