import type { WorkflowDocument } from '@leadloom/contracts';

/** In bytes, as n8n has it: what is pinned is a part of the document. */
export const mostPinned = 12 * 2 ** 20;

/** Bytes of all pinned data of a document once these items are pinned to the node. */
export function pinnedSize({ pinData }: WorkflowDocument, node: string, items: readonly unknown[]): number {
  return new TextEncoder().encode(JSON.stringify({ ...pinData, [node]: items })).length;
}
