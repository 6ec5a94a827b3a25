import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';
import { Nullable, Timestamp } from './page.ts';
import { NodeOutputs, WorkflowDocument, WorkflowNode } from './workflow.ts';

const Name = Type.String({ minLength: 1, maxLength: 500 });
const Index = Type.Integer({ minimum: 0, maximum: 1000 });
const Keys = Type.Array(Type.String(), { maxItems: 200 });
const Values = Type.Record(Type.String(), Type.Unknown());
const closed = { additionalProperties: false };

const wire = {
  source: Name,
  sourceType: Type.String(),
  sourceIndex: Index,
  target: Name,
  targetType: Type.String(),
  targetIndex: Index,
};

/** One connection of a document, with nodes by name as n8n has them. Types are `main`, `ai_tool` … */
export const Wire = Type.Object(wire, closed);
export type Wire = Static<typeof Wire>;

/** A wire and its place among those that leave the same output; at the end where none is given. */
export const PlacedWire = Type.Object({ ...wire, at: Type.Optional(Type.Integer({ minimum: 0 })) }, closed);
export type PlacedWire = Static<typeof PlacedWire>;

const wires = Type.Array(PlacedWire, { maxItems: 20_000 });

/** One edit of a workflow document. `applyOperations` of the graph says what each of them does, in browser and hub alike. */
export const WorkflowOperation = Type.Union(
  [
    Type.Object(
      {
        op: Type.Literal('addNodes'),
        nodes: Type.Array(WorkflowNode, { maxItems: 5000 }),
        wires: Type.Optional(wires),
        pinData: Type.Optional(Type.Record(Type.String(), Type.Array(Type.Unknown()))),
        /** Where in the list of nodes each one shall stand, rising; at the end where none are given. */
        places: Type.Optional(Type.Array(Type.Integer({ minimum: 0 }))),
      },
      closed,
    ),
    Type.Object({ op: Type.Literal('removeNodes'), names: Type.Array(Name, { maxItems: 5000 }) }, closed),
    Type.Object(
      {
        op: Type.Literal('moveNodes'),
        positions: Type.Record(Type.String(), Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })),
      },
      closed,
    ),
    Type.Object({ op: Type.Literal('renameNode'), from: Name, to: Name }, closed),
    Type.Object(
      { op: Type.Literal('changeNode'), name: Name, set: Type.Optional(Values), unset: Type.Optional(Keys) },
      closed,
    ),
    Type.Object({ op: Type.Literal('connect'), wires }, closed),
    Type.Object({ op: Type.Literal('disconnect'), wires }, closed),
    Type.Object({ op: Type.Literal('setPinData'), node: Name, items: Nullable(Type.Array(Type.Unknown())) }, closed),
    Type.Object({ op: Type.Literal('changeSettings'), set: Type.Optional(Values), unset: Type.Optional(Keys) }, closed),
    /** Keys of the document beside nodes and connections: its name, `meta` … */
    Type.Object({ op: Type.Literal('changeDocument'), set: Type.Optional(Values), unset: Type.Optional(Keys) }, closed),
    /** All that leaves the named nodes, as it is to be, empty lists included; null for nothing. It brings back what other edits tidied away. */
    Type.Object(
      {
        op: Type.Literal('setConnections'),
        connections: Type.Record(Type.String(), Nullable(NodeOutputs)),
      },
      closed,
    ),
    Type.Object({ op: Type.Literal('replaceDocument'), document: WorkflowDocument }, closed),
  ],
  { $id: 'WorkflowOperation' },
);
export type WorkflowOperation = Static<typeof WorkflowOperation>;

/** Where edits meet those of somebody else. */
export const MergeConflict = Type.Object({
  about: OneOf(['document', 'node', 'wires', 'pinData', 'settings']),
  node: Type.Optional(Type.String()),
  setting: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
});
export type MergeConflict = Static<typeof MergeConflict>;

/** Why edits could not be saved over the newest version: `details` of the 409. */
export const EditConflict = Type.Object({
  version: Type.Integer(),
  savedBy: Type.String(),
  savedAt: Timestamp,
  conflicts: Type.Array(MergeConflict),
});
export type EditConflict = Static<typeof EditConflict>;
