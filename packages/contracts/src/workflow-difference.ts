import { type Static, Type } from 'typebox';
import { Nullable } from './page.ts';
import { WorkflowNode } from './workflow.ts';
import { Wire } from './workflow-operation.ts';

/** One value that is not the same in two versions; a side that has none lacks its key. */
export const ValueDifference = Type.Object({
  /** Keys and list places from the outside in: `parameters`, `url`. */
  path: Type.Array(Type.String()),
  before: Type.Optional(Type.Unknown()),
  after: Type.Optional(Type.Unknown()),
});
export type ValueDifference = Static<typeof ValueDifference>;

/** What became of a node: `before` is null for one that was added, `after` for one that was removed. */
export const NodeDifference = Type.Object({
  before: Nullable(WorkflowNode),
  after: Nullable(WorkflowNode),
  isRenamed: Type.Boolean(),
  isMoved: Type.Boolean(),
  /** What of it is another besides name and place. Empty for one that was added or removed. */
  values: Type.Array(ValueDifference),
});
export type NodeDifference = Static<typeof NodeDifference>;

export const DocumentDifference = Type.Object({
  /** Nodes of which anything is another. */
  nodes: Type.Array(NodeDifference),
  /** With the names of the first version for those that were removed, of the second for those that were added; renaming alone changes no wire. */
  wires: Type.Object({ added: Type.Array(Wire), removed: Type.Array(Wire) }),
  settings: Type.Array(ValueDifference),
  /** By the node's name in the second version, else in the first. */
  pinData: Type.Array(ValueDifference),
});
export type DocumentDifference = Static<typeof DocumentDifference>;
