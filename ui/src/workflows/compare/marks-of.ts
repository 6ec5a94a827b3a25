import type { DocumentDifference, NodeDifference } from '@leadloom/contracts';

type MarkOf = (node: string) => string;

/** Classes for the nodes of both drawings: what was removed is marked in the first, what was added in the second, the rest in both. */
export function marksOf({ nodes }: DocumentDifference): { before: MarkOf; after: MarkOf } {
  const sideOf = (side: 'before' | 'after'): MarkOf => {
    const marks = new Map(nodes.flatMap((node) => (node[side] ? [[node[side].name, markOf(node)] as const] : [])));
    return (name) => marks.get(name) ?? 'compare-same';
  };
  return { before: sideOf('before'), after: sideOf('after') };
}

function markOf({ before, after, values, isRenamed }: NodeDifference): string {
  if (before === null) return 'compare-added';
  if (after === null) return 'compare-removed';
  return values.length > 0 || isRenamed ? 'compare-changed' : 'compare-moved';
}
