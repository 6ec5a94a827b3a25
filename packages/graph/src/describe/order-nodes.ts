import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { listWires } from '../operations/wires.ts';

/** In the order in which they are reached from what has no input, breadth first; notes are left out. */
export function orderNodes(document: WorkflowDocument): WorkflowNode[] {
  const drawn = document.nodes.filter(({ type }) => type !== noteType);
  const wires = listWires(document.connections);
  const entered = new Set(wires.map(({ target }) => target));
  const queue = drawn.filter(({ name }) => !entered.has(name));
  const seen = new Set(queue);
  const byName = new Map(drawn.map((node) => [node.name, node]));
  const reach = (node: WorkflowNode | undefined) => {
    if (node === undefined || seen.has(node)) return;
    seen.add(node);
    queue.push(node);
  };
  for (const node of queue) for (const { source, target } of wires) if (source === node.name) reach(byName.get(target));
  // A circle that nothing enters.
  for (const node of drawn) reach(node);
  return queue;
}

export const noteType = 'n8n-nodes-base.stickyNote';
