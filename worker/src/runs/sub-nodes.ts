import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';

/**
 * A node with those that are joined to it otherwise than by items (models, memories and tools of an agent, and theirs): what these send
 * belongs to its run.
 */
export function withSubNodes(
  { nodes, connections }: WorkflowDocument,
  node: Pick<WorkflowNode, 'name' | 'credentials'>,
) {
  const found = new Map([[node.name, node]]);
  const waiting = [node.name];
  for (let target = waiting.pop(); target !== undefined; target = waiting.pop()) {
    for (const candidate of nodes) {
      if (found.has(candidate.name) || !serves(connections[candidate.name], target)) continue;
      found.set(candidate.name, candidate);
      waiting.push(candidate.name);
    }
  }
  return [...found.values()];
}

function serves(outputs: WorkflowDocument['connections'][string] | undefined, target: string): boolean {
  return Object.entries(outputs ?? {}).some(
    ([type, ports]) => type !== 'main' && (ports ?? []).some((ends) => ends?.some((end) => end.node === target)),
  );
}
