import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';
import { LeftOutReason } from './execution.ts';
import { Id, Nullable, Timestamp } from './page.ts';

/** A node of an n8n workflow document. Only what we read is named; the rest is kept as it came. */
export const WorkflowNode = Type.Object(
  {
    id: Type.Optional(Type.String()),
    name: Type.String({ minLength: 1 }),
    type: Type.String({ minLength: 1 }),
    typeVersion: Type.Optional(Type.Number()),
    position: Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }),
    parameters: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    credentials: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    disabled: Type.Optional(Type.Boolean()),
    webhookId: Type.Optional(Type.String()),
    notes: Type.Optional(Type.String()),
    /** What it says to this product alone: `OwnNodeSettings`. */
    leadloom: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { additionalProperties: true },
);
export type WorkflowNode = Static<typeof WorkflowNode>;

/** What leaves a node: connection type (`main`, `ai_tool` …) → output index → targets. */
export const NodeOutputs = Type.Record(
  Type.String(),
  Type.Array(
    Nullable(
      Type.Array(
        Type.Object(
          { node: Type.String(), type: Type.String(), index: Type.Integer({ minimum: 0 }) },
          { additionalProperties: true },
        ),
      ),
    ),
  ),
);
export type NodeOutputs = Static<typeof NodeOutputs>;

/** Source node → what leaves it. */
export const WorkflowConnections = Type.Record(Type.String(), NodeOutputs);
export type WorkflowConnections = Static<typeof WorkflowConnections>;

/** An n8n workflow document, as n8n exports it. */
export const WorkflowDocument = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 300 })),
    nodes: Type.Array(WorkflowNode),
    connections: WorkflowConnections,
    settings: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    pinData: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { additionalProperties: true, $id: 'WorkflowDocument' },
);
export type WorkflowDocument = Static<typeof WorkflowDocument>;

/** The zone in which a workflow's times are meant. UTC, where it names none: n8n's own default is New York. */
export function timezoneOf({ settings }: WorkflowDocument): string {
  const zone = settings?.['timezone'];
  return typeof zone === 'string' && zone !== 'DEFAULT' ? zone : 'UTC';
}

/** A document as it comes from elsewhere, older exports included: null where nothing is, versions as text. The hub reads it as meant. */
export const ImportedDocument = Type.Object(
  { nodes: Type.Array(Type.Object({}, { additionalProperties: true }), { maxItems: 5000 }) },
  { additionalProperties: true, $id: 'ImportedDocument' },
);
export type ImportedDocument = Static<typeof ImportedDocument>;

/** Something in a document that will not work. `severity` error: it cannot run; warning: it runs without that. */
export const WorkflowFinding = Type.Object({
  severity: OneOf(['error', 'warning']),
  code: Type.String(),
  message: Type.String(),
  node: Type.Optional(Type.String()),
});
export type WorkflowFinding = Static<typeof WorkflowFinding>;

export const Workflow = Type.Object(
  {
    id: Id,
    name: Type.String(),
    description: Type.Optional(Type.String()),
    active: Type.Boolean(),
    /** Rises with each saved document. */
    version: Type.Integer(),
    /** Who saved the newest document. */
    savedBy: Type.Optional(Type.String()),
    /** Version that triggers run; null while it is inactive. */
    activeVersion: Nullable(Type.Integer()),
    tags: Type.Array(Type.String()),
    nodeCount: Type.Integer(),
    triggers: Type.Array(Type.Object({ node: Type.String(), kind: Type.String() })),
    isSample: Type.Boolean(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  { $id: 'Workflow' },
);
export type Workflow = Static<typeof Workflow>;

export const WorkflowWithDocument = Type.Object({
  workflow: Workflow,
  document: WorkflowDocument,
  findings: Type.Array(WorkflowFinding),
});
export type WorkflowWithDocument = Static<typeof WorkflowWithDocument>;

/** What people say of a version. */
const versionWords = {
  name: Type.Optional(Type.String({ maxLength: 120 })),
  notes: Type.Optional(Type.String({ maxLength: 4000 })),
};

/** A document that was saved. Of one person's edits within half an hour the history shows the last one. */
export const WorkflowVersion = Type.Object({
  version: Type.Integer(),
  hash: Type.String(),
  savedBy: Type.String(),
  createdAt: Timestamp,
  ...versionWords,
  /** When the edits began that it is the last of; absent where a whole document was saved. */
  editedSince: Type.Optional(Timestamp),
  /** When triggers were last told to run it. */
  publishedAt: Type.Optional(Timestamp),
  /** The version whose document, or part of it, was taken back. */
  restoredFrom: Type.Optional(Type.Integer()),
});
export type WorkflowVersion = Static<typeof WorkflowVersion>;

export const VersionDescription = Type.Object(versionWords, { additionalProperties: false });
export type VersionDescription = Static<typeof VersionDescription>;

/** How a trigger of a workflow is set off, of the version that is active, else of the newest. */
export const WorkflowTrigger = Type.Object({
  node: Type.String(),
  kind: Type.String(),
  /** Requests that start it while the workflow is active. */
  requests: Type.Array(Type.Object({ method: Type.String(), url: Type.String() })),
  /** The next times at which it starts by itself; empty while the workflow is inactive. */
  nextTimes: Type.Array(Timestamp),
  /** When it last asked, or has begun to listen; null for other kinds, and before that. */
  lastAt: Nullable(Timestamp),
  /** What went wrong the last time; null when it went well. */
  error: Nullable(Type.Object({ message: Type.String(), at: Timestamp })),
  /** How many events it held back because their key had come before. */
  heldBack: Type.Integer(),
});
export type WorkflowTrigger = Static<typeof WorkflowTrigger>;

/** How many runs flow control holds now, and how many it let not begin, by reason. */
export const FlowCounts = Type.Object({
  held: Type.Integer(),
  leftOut: Type.Record(LeftOutReason, Type.Integer()),
});
export type FlowCounts = Static<typeof FlowCounts>;

/** The workflow that runs when one fails. */
export const ErrorWorkflow = Type.Object({
  id: Id,
  /** Null when there is none with this id. */
  name: Nullable(Type.String()),
  /** Only an active one runs. */
  active: Type.Boolean(),
});
export type ErrorWorkflow = Static<typeof ErrorWorkflow>;
