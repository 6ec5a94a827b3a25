import { createHash } from 'node:crypto';
import { type SegmentHost, type SegmentInput, jsonAnswer, keysOfItems } from '@leadloom/engine';
import { ownSettingsOf } from '@leadloom/graph';
import type { Claim, ExecutionStart } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';

/**
 * Takes the items away from a run that is about to begin whose key has come before, where the workflow wishes that. A run that is begun again
 * after a crash finds the keys that it took itself.
 * @returns how the run ends where there is nothing to run for, or the key cannot be told; null where it goes on
 */
export async function holdBackRepeats(
  { store, metrics }: WorkerServices,
  { workspaceId, executionId, row }: Claim,
  host: SegmentHost,
  input: SegmentInput,
): Promise<{ status: 'success' | 'error'; message: string | null } | null> {
  const wish = ownSettingsOf(input.document).deduplicate;
  const { startNode: node, triggerOutput } = input.start;
  const isTriggered = input.mode === 'trigger' || input.mode === 'webhook';
  if (wish === undefined || input.resume !== null || !isTriggered) return null;
  if (node === undefined || triggerOutput === undefined) return null;

  const place = { workflowId: row.workflowId, node };
  const isFirst = async (key: string | null) =>
    key === null ||
    (await store.triggers.takeKey(workspaceId, place, { key: digest(key), executionId, windowS: wish.windowSeconds }));
  let keys: (string | null)[][];
  try {
    keys = await keysOfItems(host, input, node, triggerOutput, wish.key);
  } catch (error) {
    return { status: 'error', message: `The key that repeats are told by cannot be read: ${(error as Error).message}` };
  }
  const kept: typeof triggerOutput = [];
  for (const [output, items] of triggerOutput.entries()) {
    const seen = new Set<string>();
    const left: typeof items = [];
    for (const [index, item] of items.entries()) {
      const key = keys[output]?.[index] ?? null;
      const isRepeat = key !== null && seen.has(key);
      if (key !== null) seen.add(key);
      if (!isRepeat && (await isFirst(key))) left.push(item);
    }
    kept.push(left);
  }
  const heldBack = triggerOutput.flat().length - kept.flat().length;
  if (heldBack === 0) return null;
  await store.triggers.countHeldBack(workspaceId, place, heldBack);
  metrics.heldBack.inc(heldBack);
  input.start = { ...input.start, triggerOutput: kept };
  if (kept.flat().length > 0) return null;
  const { webhookRequestId } = input.start as ExecutionStart;
  if (webhookRequestId !== undefined)
    await store.webhookAnswers.put(
      workspaceId,
      webhookRequestId,
      jsonAnswer({ message: 'Nothing was started: this has come before' }),
    );
  return { status: 'success', message: null };
}

/** Keys are data of records; what is kept of them tells nothing. */
function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
