import { createHash } from 'node:crypto';
import type { FlowControl, FlowRules, SegmentVerdict } from '@leadloom/contracts';
import { workflowIds } from '@leadloom/contracts';
import { type SegmentHost, type SegmentInput, keysOfItems, stringify } from '@leadloom/engine';
import { ownSettingsOf } from '@leadloom/graph';
import type { Claim } from '@leadloom/store';
import type { WorkerServices } from '../../services.ts';

type Held = Extract<SegmentVerdict, { kind: 'held' }>;

/**
 * Holds a run that is about to begin, where its workflow has flow control. Once it is let in, it gets the items of those that joined it.
 * @returns how it is held; `{message}` where its key cannot be told; null where it goes on
 */
export async function holdAtGate(
  { store, metrics }: WorkerServices,
  claim: Claim,
  host: SegmentHost,
  input: SegmentInput,
): Promise<Held | { kind: 'failed'; message: string } | null> {
  const { flow } = ownSettingsOf(input.document);
  const { startNode: node, triggerOutput } = input.start;
  const isTriggered = input.mode === 'trigger' || input.mode === 'webhook';
  if (flow === undefined || input.resume !== null || !isTriggered) return null;
  if (node === undefined || triggerOutput === undefined) return null;

  const { flow: before } = claim.row;
  if (before?.state === 'admitted') {
    const others = await store.flow.loadItems(claim.workspaceId, before.joined ?? []);
    const outputs = [triggerOutput, ...others.map((text) => JSON.parse(text) as typeof triggerOutput)];
    const widest = Math.max(...outputs.map(({ length }) => length));
    const merged = Array.from({ length: widest }, (_, place) => outputs.flatMap((output) => output[place] ?? []));
    input.start = { ...input.start, triggerOutput: merged };
    return null;
  }

  const read = async (expression: string | undefined) => {
    const first = triggerOutput.flat().slice(0, 1);
    if (expression === undefined || first.length === 0) return null;
    return (await keysOfItems(host, input, node, [first], expression))[0]?.[0] ?? null;
  };
  let key: string | null;
  let priority: number;
  try {
    key = await read(flow.key);
    priority = Number(await read(flow.priority));
  } catch (error) {
    return { kind: 'failed', message: `The key of flow control cannot be read: ${(error as Error).message}` };
  }
  await store.flow.hold(claim, flow.batch === undefined ? null : stringify(triggerOutput));
  if (before === undefined) metrics.flowHeld.inc();
  return {
    kind: 'held',
    gate: workflowIds.flowGate(claim.row.workflowId, digest(key)),
    priority: Number.isFinite(priority) ? priority : 0,
    rules: toRules(flow),
  };
}

/** Keys are data of records: the gate's name tells nothing of them. */
function digest(key: string | null): string {
  return key === null ? 'all' : createHash('sha256').update(key).digest('hex').slice(0, 32);
}

function toRules({ concurrency, throttle, debounce, batch, singleton }: FlowControl): FlowRules {
  return {
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(throttle && {
      throttle: {
        limit: throttle.limit,
        periodMs: throttle.periodSeconds * 1000,
        excess: throttle.excess ?? 'wait',
      },
    }),
    ...(debounce && {
      debounce: {
        ms: debounce.seconds * 1000,
        ...(debounce.longestSeconds === undefined ? {} : { longestMs: debounce.longestSeconds * 1000 }),
      },
    }),
    ...(batch && { batch: { size: batch.size, ms: batch.seconds * 1000 } }),
    ...(singleton === undefined ? {} : { singleton }),
  };
}
