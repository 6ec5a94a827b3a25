import type { WorkflowDocument, WorkflowFinding } from '@leadloom/contracts';
import type { FindNodeType } from './node-facts.ts';
import { validateDocument } from './validate-document.ts';

/** Errors of the document that a run from `startNode` would meet: those of nodes that no path leads to do not matter. */
export function findRunFaults(
  document: WorkflowDocument,
  findNodeType: FindNodeType,
  startNode: string,
): WorkflowFinding[] {
  const reached = reachableFrom(document, startNode);
  return validateDocument(document, { findNodeType, hasConnection: () => true }).filter(
    ({ severity, node }) => severity === 'error' && (node === undefined || reached.has(node)),
  );
}

function reachableFrom(document: WorkflowDocument, startNode: string): Set<string> {
  const reached = new Set([startNode]);
  for (const name of reached)
    for (const outputs of Object.values(document.connections[name] ?? {}))
      for (const output of outputs) for (const target of output ?? []) reached.add(target.node);
  return reached;
}
