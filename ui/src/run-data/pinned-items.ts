import type { WorkflowDocument } from '@leadloom/contracts';
import type { GivenItem } from './item-source.ts';

/** The items that are pinned to a node; undefined when there are none. Old documents hold the JSON of items without `json` around it. */
export function pinnedItems({ pinData }: WorkflowDocument, node: string): GivenItem[] | undefined {
  const items = pinData?.[node];
  if (!Array.isArray(items)) return undefined;
  return items.map((item: unknown) =>
    typeof item === 'object' && item !== null && 'json' in item ? (item as GivenItem) : { json: item },
  );
}
