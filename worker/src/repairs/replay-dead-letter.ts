import { HubError } from '@leadloom/contracts';
import type { RepairEnd } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';
import { beginRetry } from './begin-retry.ts';
import type { RepairTask } from './create-repair-activities.ts';

/** Runs one item alone from the node that failed at it. */
export async function replayDeadLetter(services: WorkerServices, task: RepairTask): Promise<RepairEnd> {
  const { workspaceId, job, item, request } = task;
  const { store } = services;
  const found = await store.deadLetters.get(workspaceId, item.subject);
  if (found === null) throw new HubError('not_found', `The dead letter ${item.subject} is gone`);
  const { deadLetter, data } = found;
  const { executionId, node, run, input, status } = deadLetter;
  const replayedAs = await beginRetry(services, workspaceId, executionId, {
    cause: `${job.id} ${item.subject}`,
    at: Date.parse(job.createdAt),
    usesNewest: request.usesNewest === true,
    place: { node, run, input, items: [data], isAlone: true },
    ...(status === 'open' ? {} : { refusal: `It is not open any more: it was ${status}.` }),
  });
  await store.deadLetters.settle(workspaceId, [item.subject], { status: 'replayed', replayedAs });
  return { outcome: 'begun', executionId: replayedAs };
}
