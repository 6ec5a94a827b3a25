import type { WorkflowDocument } from '@leadloom/contracts';
import { reachableFrom } from './reachable-from.ts';

/** Nodes that a run from here may come to: this one, those behind it, and those that hang below them (models, tools, memories). */
export function nodesOnTheWay(document: Pick<WorkflowDocument, 'connections'>, from: string): Set<string> {
  const nodes = reachableFrom(document, from);
  for (let size = 0; size !== nodes.size;) {
    size = nodes.size;
    for (const [node, byType] of Object.entries(document.connections))
      for (const [type, outputs] of Object.entries(byType))
        if (type !== 'main' && outputs.some((targets) => targets?.some((target) => nodes.has(target.node))))
          nodes.add(node);
  }
  return nodes;
}
