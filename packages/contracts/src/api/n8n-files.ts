import { type Static, Type } from 'typebox';
import { Execution } from '../execution.ts';
import { OneOf } from '../one-of.ts';
import { Id } from '../page.ts';
import { defineRoute } from '../route.ts';
import { ImportedDocument, WorkflowFinding } from '../workflow.ts';

/** What became of one thing in a file. */
export const ImportOutcome = Type.Object(
  {
    /** Missing when it failed. */
    id: Type.Optional(Id),
    name: Type.String(),
    outcome: OneOf(['created', 'updated', 'unchanged', 'failed']),
    /** Why it failed, and what to do. */
    message: Type.Optional(Type.String()),
    /** Of a workflow: what of it will not work here. */
    findings: Type.Optional(Type.Array(WorkflowFinding)),
    /** Of a workflow: it was active where it comes from. Imported ones are inactive until somebody activates them. */
    wasActive: Type.Optional(Type.Boolean()),
  },
  { $id: 'ImportOutcome' },
);
export type ImportOutcome = Static<typeof ImportOutcome>;

const outcomes = Type.Object({ items: Type.Array(ImportOutcome) });

/** The content of a file of `n8n export:workflow`, of a download from n8n's editor, or of our own export. */
export const importWorkflows = defineRoute({
  method: 'POST',
  path: '/workflows/import',
  operationId: 'importWorkflows',
  tag: 'Workflows',
  summary: 'Take workflows over from a file of n8n: over those of the same id, or without an id of the same name',
  permission: 'workflows:write',
  audit: 'workflow.import',
  body: Type.Union([ImportedDocument, Type.Array(ImportedDocument, { maxItems: 1000 })]),
  response: outcomes,
});

const ExportedCredential = Type.Object({}, { additionalProperties: true });

/** The content of a file of `n8n export:credentials --decrypted`. Encrypted ones are refused one by one. */
export const importConnections = defineRoute({
  method: 'POST',
  path: '/connections/import',
  operationId: 'importConnections',
  tag: 'Connections',
  summary: 'Take credentials over from a file of n8n: over those of the same id',
  permission: 'connections:write',
  audit: 'connection.import',
  body: Type.Union([ExportedCredential, Type.Array(ExportedCredential, { maxItems: 1000 })]),
  response: outcomes,
});

export const runDocument = defineRoute({
  method: 'POST',
  path: '/runs',
  operationId: 'runDocument',
  tag: 'Executions',
  summary: 'Run a document once without saving it as a workflow; it takes the permission to write workflows too',
  permission: 'workflows:run',
  audit: 'document.run',
  status: 202,
  body: Type.Object(
    {
      document: ImportedDocument,
      startNode: Type.Optional(Type.String()),
      input: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Unknown()))),
      wait: Type.Optional(Type.Boolean({ default: false })),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({ executionId: Id, execution: Type.Optional(Execution) }),
});
