import type { WorkflowDocument, WorkflowOperation } from '@leadloom/contracts';

/** What an operation of this name says. */
export type Operation<Name extends WorkflowOperation['op']> = Extract<WorkflowOperation, { op: Name }>;

/** What an operation made of a document, and the operations that would undo it in an ordinary document. */
export interface Edit {
  document: WorkflowDocument;
  undo: WorkflowOperation[];
}
