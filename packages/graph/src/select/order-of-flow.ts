import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { listWires } from '../operations/wires.ts';

/** Nodes in the order in which items come to them: from those that nothing leads to, along the wires; sub-nodes before what they serve. */
export function orderOfFlow({ nodes, connections }: WorkflowDocument): WorkflowNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  return inOrderOfWires([...byName.keys()], listWires(connections)).map((name) => byName.get(name)!);
}

/** Names from those that nothing leads to, along the wires, branches in the order of the outputs. */
export function inOrderOfWires(
  names: readonly string[],
  wires: readonly { source: string; target: string }[],
): string[] {
  const known = new Set(names);
  const next = Map.groupBy(wires, ({ source }) => source);
  const hasSource = new Set(wires.flatMap(({ source, target }) => (source === target ? [] : [target])));
  const order = new Set<string>();
  const visit = (start: string) => {
    const open = [start];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (order.has(name)) continue;
      order.add(name);
      const behind = (next.get(name) ?? []).map(({ target }) => target).filter((target) => known.has(target));
      open.push(...behind.toReversed());
    }
  };
  for (const name of names) if (!hasSource.has(name)) visit(name);
  for (const name of names) visit(name);
  return [...order];
}
