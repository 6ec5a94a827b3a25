import type { SegmentInput } from '@leadloom/engine';
import type { Claim } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';

/** Nodes that no service was told of: they remember nothing. */
const ownTypes = new Set(['n8n-nodes-base.webhook', 'n8n-nodes-base.formTrigger']);

/** What a run's trigger is evaluated on: a vendor's trigger reads there what it kept when it was registered, a secret of its calls for one. */
export async function recallHook(
  { store }: Pick<WorkerServices, 'store'>,
  { workspaceId, row: { workflowId } }: Claim,
  input: SegmentInput,
  node: string,
): Promise<SegmentInput> {
  const type = input.document.nodes.find(({ name }) => name === node)?.type ?? '';
  if (ownTypes.has(type)) return input;
  const { cursor } = await store.triggers.get(workspaceId, { workflowId, node });
  const memory = JSON.parse(cursor) as SegmentInput['staticData'];
  return { ...input, staticData: { ...input.staticData, [`node:${node}`]: memory } };
}
