import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';
import { WorkflowDocument } from './workflow.ts';

/** What a node of a document needs before it runs in this workspace. */
export const NodeReport = Type.Object({
  node: Type.String(),
  type: Type.String(),
  title: Type.String(),
  /** `unknown_type` and `unknown_version`: the package is missing, or is older. `off`: the owner has not turned on nodes that touch the machine. */
  state: OneOf(['runs', 'needs_credential', 'unknown_type', 'unknown_version', 'off', 'disabled']),
  /** Types of accounts that are still to be chosen. */
  credentialTypes: Type.Array(Type.String()),
  /** The package that the type is of, where it is not known here. */
  packageName: Type.Optional(Type.String()),
});
export type NodeReport = Static<typeof NodeReport>;

/** A ready-made workflow. */
export const Template = Type.Object({
  name: Type.String(),
  title: Type.String(),
  description: Type.String(),
  categories: Type.Array(Type.String()),
  /** Types of its nodes with the titles that people know them by, each once. */
  nodeTypes: Type.Array(Type.Object({ type: Type.String(), title: Type.String() })),
  /** Types of accounts that are to be chosen before it runs. */
  needs: Type.Array(Type.String()),
});
export type Template = Static<typeof Template>;

export const TemplateWithDocument = Type.Object({
  template: Template,
  document: WorkflowDocument,
  nodes: Type.Array(NodeReport),
});
export type TemplateWithDocument = Static<typeof TemplateWithDocument>;
