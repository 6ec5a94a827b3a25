import type { RepairEnd } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';
import { beginRetry } from './begin-retry.ts';
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
