import type { WorkflowDocument } from '@leadloom/contracts';

/** A node and those behind it, by connections of every kind. */
export function reachableFrom(document: Pick<WorkflowDocument, 'connections'>, startNode: string): Set<string> {
  const reached = new Set([startNode]);
  for (const name of reached)
    for (const outputs of Object.values(document.connections[name] ?? {}))
      for (const output of outputs) for (const target of output ?? []) reached.add(target.node);
  return reached;
}
