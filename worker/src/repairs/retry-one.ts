import { HubError, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { retryOf, type RestartPlace } from '@leadloom/graph';
import type { RepairEnd } from '@leadloom/store';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { derivedExecutionId } from '../runs/derived-execution-id.ts';
import type { WorkerServices } from '../services.ts';
import type { RepairTask } from './create-repair-activities.ts';

/** Retries a failed execution where it failed, once for a job; one that was retried with success before is left alone. */
export async function retryOne(services: WorkerServices, task: RepairTask): Promise<RepairEnd> {
  const { workspaceId, job, item } = task;
  const { store } = services;
  const { subject } = item;
  const success = (await store.retries.successesOf(workspaceId, [subject])).get(subject);
  const id = await beginRetry(services, workspaceId, subject, {
    cause: `${job.id} ${subject}`,
    at: Date.parse(job.createdAt),
    usesNewest: task.request.usesNewest === true,
    place: {},
    ...(success === undefined ? {} : { refusal: `It was retried before, with success: ${success}` }),
  });
  return { outcome: 'begun', executionId: id };
}

interface Beginning {
  /** The same cause and time give the same execution. */
  cause: string;
  at: number;
  usesNewest: boolean;
  place: RestartPlace;
  refusal?: string;
}

/** @throws HubError `not_found`, `conflict`: why there is nothing to retry */
export async function beginRetry(
  { store, temporal }: WorkerServices,
  workspaceId: string,
  executionId: string,
  { cause, at, usesNewest, place, refusal }: Beginning,
): Promise<string> {
  const id = derivedExecutionId(at, 'retry', workspaceId, cause);
  if ((await store.executions.get(workspaceId, id)) === null) {
    if (refusal !== undefined) throw new HubError('conflict', refusal);
    const stored = await store.retries.load(workspaceId, executionId, { usesNewest });
    if (stored === null) throw new HubError('not_found', `The execution ${executionId} or its workflow is gone`);
    await store.retries.create(workspaceId, executionId, { ...retryOf(stored, place).retry, id });
  }
  try {
    await temporal.workflow.start(workflowTypes.runWorkflow, {
      workflowId: workflowIds.run(id),
      taskQueue: taskQueues.runs,
      args: [{ workspaceId, executionId: id }],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return id;
}
