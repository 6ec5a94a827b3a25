import { type Static, Type } from 'typebox';
import { Id, Nullable, Timestamp } from '../../page.ts';
import { ImportedDocument, WorkflowConnections, WorkflowNode } from '../../workflow.ts';
import { N8nProject } from './people.ts';
import { N8nTag } from './tags.ts';

const Loose = Type.Record(Type.String(), Type.Unknown());

/** A saved version. `versionId` is the number of the version as text. */
export const N8nWorkflowVersion = Type.Object(
  {
    versionId: Type.String(),
    workflowId: Id,
    nodes: Type.Array(WorkflowNode),
    connections: WorkflowConnections,
    nodeGroups: Type.Array(Type.Unknown()),
    authors: Type.String(),
    name: Nullable(Type.String()),
    description: Nullable(Type.String()),
    autosaved: Type.Boolean(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  { $id: 'N8nWorkflowVersion' },
);
export type N8nWorkflowVersion = Static<typeof N8nWorkflowVersion>;

export const N8nWorkflow = Type.Object(
  {
    id: Id,
    name: Type.String(),
    description: Nullable(Type.String()),
    active: Type.Boolean(),
    activeVersionId: Nullable(Type.String()),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    isArchived: Type.Boolean(),
    versionId: Type.String(),
    versionCounter: Type.Integer(),
    sourceWorkflowId: Type.Null(),
    /** Triggers that are on. */
    triggerCount: Type.Integer(),
    nodes: Type.Array(WorkflowNode),
    connections: WorkflowConnections,
    nodeGroups: Type.Array(Type.Unknown()),
    settings: Loose,
    staticData: Nullable(Loose),
    /** Left out with `excludePinnedData`. */
    pinData: Type.Optional(Nullable(Loose)),
    meta: Nullable(Loose),
    tags: Type.Array(N8nTag),
    shared: Type.Array(
      Type.Object({
        role: Type.Literal('workflow:owner'),
        workflowId: Id,
        projectId: Id,
        project: N8nProject,
        createdAt: Timestamp,
        updatedAt: Timestamp,
      }),
    ),
    activeVersion: Nullable(N8nWorkflowVersion),
  },
  { $id: 'N8nWorkflow' },
);
export type N8nWorkflow = Static<typeof N8nWorkflow>;

/** What clients send: what n8n only answers with (ids, times, tags …) is read over. */
export const N8nWorkflowInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 300 }),
    nodes: ImportedDocument.properties.nodes,
    connections: Loose,
    settings: Loose,
    staticData: Type.Optional(Type.Unknown()),
    pinData: Type.Optional(Nullable(Loose)),
    nodeGroups: Type.Optional(Type.Array(Type.Unknown(), { maxItems: 1000 })),
    meta: Type.Optional(Nullable(Loose)),
    description: Type.Optional(Nullable(Type.String({ maxLength: 5000 }))),
    projectId: Type.Optional(Type.String({ maxLength: 128 })),
  },
  { additionalProperties: true, $id: 'N8nWorkflowInput' },
);
export type N8nWorkflowInput = Static<typeof N8nWorkflowInput>;
