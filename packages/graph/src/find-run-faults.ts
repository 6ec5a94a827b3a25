import type { WorkflowDocument, WorkflowFinding } from '@leadloom/contracts';
import type { FindNodeType } from './node-facts.ts';
import { reachableFrom } from './reachable-from.ts';
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
