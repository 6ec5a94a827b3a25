import type { Execution, RunWorkflowInput, WorkflowDocument } from '@leadloom/contracts';
import { errorTriggerOf, errorWorkflowOf } from '@leadloom/graph';
import type { WorkerServices } from '../services.ts';
import { derivedExecutionId } from './derived-execution-id.ts';

interface Failure {
  workspaceId: string;
  workflowId: string;
  document: WorkflowDocument;
  /** What the Error Trigger gives: n8n's item. */
  item: Record<string, unknown>;
  /** What the id of the error run is made from. */
  cause: string;
  /** When it failed, in ms since 1970. */
  at: number;
  parent?: { executionId: string; workflowId: string };
  /** Workflows that have failed on the way here: none of them is begun again. */
  failedBefore: ReadonlySet<string>;
}

/**
 * The run of the error workflow of an execution that has failed, by n8n's rules: never for runs by hand, only while the error workflow is
 * active. Other than n8n, which stops at a workflow that is its own error workflow, no circle of error workflows goes round.
 */
export async function createErrorRunOf(
  services: WorkerServices,
  { workspaceId, executionId }: RunWorkflowInput,
): Promise<RunWorkflowInput | null> {
  const { store, config } = services;
  const execution = await store.executions.get(workspaceId, executionId);
  if (execution === null || execution.status !== 'error' || execution.mode === 'manual') return null;
  const document = await store.executions.getDocument(workspaceId, executionId);
  if (document === null) return null;
  const { workflowId, workflowName } = execution;
  return createErrorRun(services, {
    workspaceId,
    workflowId,
    document,
    item: {
      execution: {
        id: executionId,
        url: `${config.HUB_URL.replace(/\/$/, '')}/executions/${executionId}`,
        ...(await failureOf(services, execution)),
        mode: execution.mode,
        ...(execution.retryOf === undefined ? {} : { retryOf: execution.retryOf }),
      },
      workflow: { id: workflowId, name: workflowName },
    },
    cause: executionId,
    at: Date.parse(execution.finishedAt ?? execution.startedAt),
    parent: { executionId, workflowId },
    failedBefore: await failedBefore(services, workspaceId, execution),
  });
}

/** Inserts the run of the error workflow of `document`; null when it names none, or none that is active and may run. */
export async function createErrorRun(
  { store, log }: WorkerServices,
  { workspaceId, workflowId, document, item, cause, at, parent, failedBefore: failed }: Failure,
): Promise<RunWorkflowInput | null> {
  const target = errorWorkflowOf(workflowId, document);
  if (target === null || failed.has(target)) return null;
  const workflow = await store.workflows.get(workspaceId, target);
  const version = workflow?.activeVersion ?? null;
  const stored = version === null ? null : await store.workflows.getDocument(workspaceId, target, version);
  const startNode = stored === null ? null : errorTriggerOf(stored.document);
  if (workflow === null || stored === null || startNode === null) {
    log.warn({ workflowId, errorWorkflowId: target }, 'the error workflow is not active, or has no Error Trigger');
    return null;
  }
  const execution = await store.executions.create(workspaceId, {
    id: derivedExecutionId(at, 'error', workspaceId, cause),
    workflowId: target,
    workflowName: workflow.name,
    workflowVersion: stored.version,
    documentHash: stored.hash,
    mode: 'error',
    start: { startNode, triggerOutput: [[{ json: item }]] },
    ...(parent === undefined ? {} : { parent }),
  });
  return { workspaceId, executionId: execution.id };
}

async function failureOf({ store }: WorkerServices, execution: Execution): Promise<Record<string, unknown>> {
  const text = await store.segments.loadState({ executionId: execution.id });
  const { error, lastNodeExecuted } =
    text === null ? {} : (JSON.parse(text) as { resultData: Record<string, unknown> }).resultData;
  return {
    // A run that ended outside its nodes (it could not start, or its worker gave it up) has left no error of a node.
    error: error ?? { message: execution.error?.message ?? '', description: execution.error?.description ?? null },
    lastNodeExecuted: lastNodeExecuted ?? execution.error?.node,
  };
}

/** The workflow itself where it ran as an error workflow, and those whose failures led to that. */
async function failedBefore({ store }: WorkerServices, workspaceId: string, last: Execution): Promise<Set<string>> {
  const failed = new Set<string>();
  for (let execution: Execution | null = last; execution !== null && execution.mode === 'error';) {
    failed.add(execution.workflowId);
    const parent = await store.executions.getParent(workspaceId, execution.id);
    if (parent !== null) failed.add(parent.workflowId);
    execution = parent === null ? null : await store.executions.get(workspaceId, parent.executionId);
  }
  return failed;
}
