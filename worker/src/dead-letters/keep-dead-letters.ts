import type { FailedItem } from '@leadloom/engine';
import { stringify } from '@leadloom/engine';
import { type Claim, derivedId } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';
import { causeOf } from './cause-of.ts';

/**
 * Keeps the items that a segment set aside. It comes before the segment is published: a worker that dies in between leaves dead letters
 * that the segment's repeat finds there.
 */
export async function keepDeadLetters(
  { store, metrics, log }: Pick<WorkerServices, 'store' | 'metrics' | 'log'>,
  { workspaceId, executionId, row }: Claim,
  failed: readonly FailedItem[],
): Promise<void> {
  if (failed.length === 0) return;
  const letters = failed.map(({ node, run, item, input, data, error }) => {
    const cause = causeOf(error);
    metrics.deadLetters.inc({ class: cause.class });
    return {
      id: derivedId('dl', Date.parse(row.startedAt), JSON.stringify([executionId, node, run, input, item])),
      workflowId: row.workflowId,
      workflowName: row.workflowName,
      executionId,
      node,
      run,
      item,
      input,
      ...cause,
      text: stringify(data),
    };
  });
  await store.deadLetters.put(workspaceId, letters);
  log.info({ executionId, items: letters.length }, 'items were set aside');
}
