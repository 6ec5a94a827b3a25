import type { WorkflowDocument, WorkflowOperation } from '@leadloom/contracts';
import { addNodes } from './add-nodes.ts';
import { changeDocument, changeSettings, setConnections, setPinData } from './change-document.ts';
import { changeNode, moveNodes } from './change-node.ts';
import { connect, disconnect } from './connect.ts';
import type { Edit } from './edit.ts';
import { OperationError } from './operation-error.ts';
import { operationsBetween } from './operations-between.ts';
import { removeNodes } from './remove-nodes.ts';
import { renameNode } from './rename-node.ts';

export interface AppliedOperations {
  document: WorkflowDocument;
  /** Operations that make the given document of the new one, exactly. */
  inverse: WorkflowOperation[];
}

/**
 * A document with the operations done one after another. Nothing given is changed, and what an operation does not touch is in the answer as
 * the same object. Throws an `OperationError` when one does not fit, and then none is done.
 */
export function applyOperations(
  document: WorkflowDocument,
  operations: readonly WorkflowOperation[],
): AppliedOperations {
  let now = document;
  const inverse: WorkflowOperation[] = [];
  for (const [index, operation] of operations.entries()) {
    const before = now;
    const edit = atIndex(index, () => applyOne(before, operation));
    now = edit.document;
    inverse.unshift(...exactUndo(before, edit));
  }
  return { document: now, inverse };
}

/**
 * The plain inverse of an operation, and behind it what makes up for a document that was not tidy: empty lists of connections, wires with
 * more in them, a name that was referred to before a node had it.
 */
function exactUndo(before: WorkflowDocument, { document, undo }: Edit): WorkflowOperation[] {
  try {
    let reached = document;
    for (const operation of undo) reached = applyOne(reached, operation).document;
    return [...undo, ...operationsBetween(reached, before)];
  } catch (error) {
    if (error instanceof OperationError) return operationsBetween(document, before);
    throw error;
  }
}

function applyOne(document: WorkflowDocument, operation: WorkflowOperation): Edit {
  switch (operation.op) {
    case 'addNodes':
      return addNodes(document, operation);
    case 'removeNodes':
      return removeNodes(document, operation);
    case 'moveNodes':
      return moveNodes(document, operation);
    case 'renameNode':
      return renameNode(document, operation);
    case 'changeNode':
      return changeNode(document, operation);
    case 'connect':
      return connect(document, operation);
    case 'disconnect':
      return disconnect(document, operation);
    case 'setPinData':
      return setPinData(document, operation);
    case 'changeSettings':
      return changeSettings(document, operation);
    case 'changeDocument':
      return changeDocument(document, operation);
    case 'setConnections':
      return setConnections(document, operation);
    default:
      return { document: operation.document, undo: [{ op: 'replaceDocument', document }] };
  }
}

function atIndex<Answer>(index: number, work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof OperationError) throw new OperationError(error.code, error.message, index);
    throw error;
  }
}
