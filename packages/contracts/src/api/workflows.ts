import { type Static, Type } from 'typebox';
import { OneOf } from '../one-of.ts';
import { DecisionRequest } from '../decision.ts';
import { Execution, ExecutionMode, ExecutionStatus, NodeData, NodeFields, NodeRun, RunEvent } from '../execution.ts';
import { Id, Nullable, Page, PageQuery, Timestamp } from '../page.ts';
import { defineRoute } from '../route.ts';
import {
  ErrorWorkflow,
  FlowCounts,
  ImportedDocument,
  VersionDescription,
  Workflow,
  WorkflowDocument,
  WorkflowFinding,
  WorkflowTrigger,
  WorkflowVersion,
  WorkflowWithDocument,
} from '../workflow.ts';
import { WorkflowOperation } from '../workflow-operation.ts';

const workflows = 'Workflows';
export const listWorkflows = defineRoute({
  method: 'GET',
  path: '/workflows',
  operationId: 'listWorkflows',
  tag: workflows,
  summary: 'List workflows',
  permission: 'workflows:read',
  query: Type.Object({
    ...PageQuery.properties,
    search: Type.Optional(Type.String({ maxLength: 200 })),
    active: Type.Optional(Type.Boolean()),
    tag: Type.Optional(Type.String()),
  }),
  response: Page(Workflow),
});
export const createWorkflow = defineRoute({
  method: 'POST',
  path: '/workflows',
  operationId: 'createWorkflow',
  tag: workflows,
  summary: 'Import an n8n workflow document',
  permission: 'workflows:write',
  audit: 'workflow.create',
  status: 201,
  body: Type.Object(
    {
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
      document: ImportedDocument,
      tags: Type.Optional(Type.Array(Type.String({ maxLength: 60 }))),
    },
    { additionalProperties: false },
  ),
  response: WorkflowWithDocument,
});
export const getWorkflow = defineRoute({
  method: 'GET',
  path: '/workflows/{id}',
  operationId: 'getWorkflow',
  tag: workflows,
  summary: 'A workflow with its document (or that of `version`)',
  permission: 'workflows:read',
  query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }),
  response: WorkflowWithDocument,
});
export const updateWorkflow = defineRoute({
  method: 'PUT',
  path: '/workflows/{id}',
  operationId: 'updateWorkflow',
  tag: workflows,
  summary: 'Save a new version over `baseVersion`',
  permission: 'workflows:write',
  audit: 'workflow.update',
  body: Type.Object(
    {
      baseVersion: Type.Integer(),
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
      document: ImportedDocument,
    },
    { additionalProperties: false },
  ),
  response: WorkflowWithDocument,
});
export const editWorkflow = defineRoute({
  method: 'PATCH',
  path: '/workflows/{id}',
  operationId: 'editWorkflow',
  tag: workflows,
  summary:
    'Save edits of `baseVersion`; they are merged into a newer version, or refused (409) where they meet edits of others',
  permission: 'workflows:write',
  audit: 'workflow.update',
  body: Type.Object(
    {
      baseVersion: Type.Integer({ minimum: 1 }),
      operations: Type.Array(WorkflowOperation, { minItems: 1, maxItems: 5000 }),
      /** The version of which the operations take something back. The history shows it as that. */
      restoredFrom: Type.Optional(Type.Integer({ minimum: 1 })),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({
    workflow: Workflow,
    findings: Type.Array(WorkflowFinding),
    /** The newest document and who had saved before, when edits of others are in it. */
    merged: Nullable(Type.Object({ savedBy: Type.String(), document: WorkflowDocument })),
  }),
});
export const deleteWorkflow = defineRoute({
  method: 'DELETE',
  path: '/workflows/{id}',
  operationId: 'deleteWorkflow',
  tag: workflows,
  summary: 'Delete a workflow; its executions stay',
  permission: 'workflows:write',
  audit: 'workflow.delete',
  status: 204,
});
export const listWorkflowVersions = defineRoute({
  method: 'GET',
  path: '/workflows/{id}/versions',
  operationId: 'listWorkflowVersions',
  tag: workflows,
  summary: 'Saved versions, newest first; of edits in a row the last one',
  permission: 'workflows:read',
  query: Type.Object({
    ...PageQuery.properties,
    /** Every save of every edit as well. */
    all: Type.Optional(Type.Boolean({ default: false })),
    named: Type.Optional(Type.Boolean()),
    published: Type.Optional(Type.Boolean()),
    savedBy: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  response: Page(WorkflowVersion),
});
export const describeWorkflowVersion = defineRoute({
  method: 'PATCH',
  path: '/workflows/{id}/versions/{version}',
  operationId: 'describeWorkflowVersion',
  tag: workflows,
  summary: 'Give a version a name and notes; empty takes them away. A named one stays in the history',
  permission: 'workflows:write',
  audit: 'workflow.describe-version',
  body: VersionDescription,
  response: WorkflowVersion,
});
export const listWorkflowTriggers = defineRoute({
  method: 'GET',
  path: '/workflows/{id}/triggers',
  operationId: 'listWorkflowTriggers',
  tag: workflows,
  summary: 'What sets its triggers off: addresses to call, next times',
  permission: 'workflows:read',
  response: Type.Object({
    items: Type.Array(WorkflowTrigger),
    errorWorkflow: Nullable(ErrorWorkflow),
    flow: FlowCounts,
  }),
});
export const Backfilled = Type.Object({ runs: Type.Integer() });
export type Backfilled = Static<typeof Backfilled>;
export const backfillWorkflow = defineRoute({
  method: 'POST',
  path: '/workflows/{id}/backfill',
  operationId: 'backfillWorkflow',
  tag: workflows,
  summary: 'Start the runs that a schedule would have started in a time that is over',
  permission: 'workflows:run',
  audit: 'workflow.backfill',
  status: 202,
  body: Type.Object({ node: Type.String(), from: Timestamp, to: Timestamp }, { additionalProperties: false }),
  response: Backfilled,
});
export const activateWorkflow = defineRoute({
  method: 'POST',
  path: '/workflows/{id}/activate',
  operationId: 'activateWorkflow',
  tag: workflows,
  summary: 'Turn its triggers on, with the newest version or that of `version`, which may get a name with it',
  permission: 'workflows:write',
  audit: 'workflow.activate',
  isBodyOptional: true,
  body: Type.Object(
    { version: Type.Optional(Type.Integer({ minimum: 1 })), ...VersionDescription.properties },
    { additionalProperties: false },
  ),
  response: Workflow,
});
export const deactivateWorkflow = defineRoute({
  method: 'POST',
  path: '/workflows/{id}/deactivate',
  operationId: 'deactivateWorkflow',
  tag: workflows,
  summary: 'Turn its triggers off',
  permission: 'workflows:write',
  audit: 'workflow.deactivate',
  response: Workflow,
});
export const runWorkflowNow = defineRoute({
  method: 'POST',
  path: '/workflows/{id}/runs',
  operationId: 'runWorkflow',
  tag: workflows,
  summary: 'Run now; with `wait` answers when it has ended',
  permission: 'workflows:run',
  audit: 'workflow.run',
  status: 202,
  body: Type.Object(
    {
      startNode: Type.Optional(Type.String()),
      destinationNode: Type.Optional(Type.String()),
      pinData: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      input: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Unknown()))),
      /**
       * An execution of this workflow whose data is reused. With `destinationNode`, only nodes on the way there are run that have changed since,
       * or got or gave nothing; with `startNode`, that node and those behind it.
       */
      reuse: Type.Optional(Id),
      wait: Type.Optional(Type.Boolean({ default: false })),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({ executionId: Id, execution: Type.Optional(Execution) }),
});

const executions = 'Executions';
export const listExecutions = defineRoute({
  method: 'GET',
  path: '/executions',
  operationId: 'listExecutions',
  tag: executions,
  summary: 'List executions, newest first',
  permission: 'workflows:read',
  query: Type.Object({
    ...PageQuery.properties,
    workflowId: Type.Optional(Id),
    status: Type.Optional(ExecutionStatus),
    mode: Type.Optional(ExecutionMode),
    startedAfter: Type.Optional(Type.String({ format: 'date-time' })),
    startedBefore: Type.Optional(Type.String({ format: 'date-time' })),
    /** Those whose nodes noted something by this name. */
    customKey: Type.Optional(Type.String({ maxLength: 50 })),
    /** With `customKey`: those that noted exactly that. */
    customValue: Type.Optional(Type.String({ maxLength: 512 })),
  }),
  response: Page(Execution),
});
export const getExecution = defineRoute({
  method: 'GET',
  path: '/executions/{id}',
  operationId: 'getExecution',
  tag: executions,
  summary: 'An execution with the document that it ran and its node runs',
  permission: 'workflows:read',
  response: Type.Object({ execution: Execution, document: WorkflowDocument, nodeRuns: Type.Array(NodeRun) }),
});
export const listRunEvents = defineRoute({
  method: 'GET',
  path: '/executions/{id}/events',
  operationId: 'listRunEvents',
  tag: executions,
  summary: 'Events of an execution after number `after`',
  permission: 'workflows:read',
  query: Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0, default: 0 })) }),
  response: Type.Object({ events: Type.Array(RunEvent) }),
});
const outputQuery = {
  node: Type.String(),
  run: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
  output: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
};
export const getNodeData = defineRoute({
  method: 'GET',
  path: '/executions/{id}/node-data',
  operationId: 'getNodeData',
  tag: executions,
  summary: 'Items that a node run gave',
  permission: 'workflows:read',
  query: Type.Object({
    ...outputQuery,
    offset: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
    /** Items whose names or values hold these letters, capital or not. */
    search: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  response: NodeData,
});
export const getNodeFields = defineRoute({
  method: 'GET',
  path: '/executions/{id}/node-fields',
  operationId: 'getNodeFields',
  tag: executions,
  summary: 'Which fields the items have that a node run gave, over all of them',
  permission: 'workflows:read',
  query: Type.Object(outputQuery),
  response: NodeFields,
});
export const downloadRunFile = defineRoute({
  method: 'GET',
  path: '/executions/{id}/files/{fileId}',
  operationId: 'downloadRunFile',
  tag: executions,
  summary:
    'A file that a node of the execution gave; to be looked at in the browser when `view` is set and its type is harmless',
  permission: 'workflows:read',
  query: Type.Object({ view: Type.Optional(Type.Boolean({ default: false })) }),
  produces: 'application/octet-stream',
});
export const stopExecution = defineRoute({
  method: 'POST',
  path: '/executions/{id}/stop',
  operationId: 'stopExecution',
  tag: executions,
  summary: 'Stop a running execution',
  permission: 'workflows:run',
  audit: 'execution.stop',
  response: Execution,
});
export const decideExecution = defineRoute({
  method: 'POST',
  path: '/executions/{id}/decisions',
  operationId: 'decideExecution',
  tag: executions,
  summary: 'Say of a request whose outcome is unknown: it was done, or send it again',
  permission: 'workflows:run',
  audit: 'execution.decide',
  body: DecisionRequest,
  response: Execution,
});

export const NodeTypeInfo = Type.Object({
  name: Type.String(),
  displayName: Type.String(),
  description: Type.String(),
  group: Type.Array(Type.String()),
  version: Type.Number(),
  iconUrl: Type.Union([Type.String(), Type.Null()]),
  isTrigger: Type.Boolean(),
  /** How a trigger that is neither manual nor by time hears of what it waits for: it asks now and then, is called, or listens. */
  hearsBy: Type.Optional(OneOf(['poll', 'webhook', 'listening'])),
  /** It touches the machine that workers run on, and the owner has not turned such nodes on. */
  isOff: Type.Optional(Type.Boolean()),
  /** Numbers of main inputs and outputs. */
  inputs: Type.Integer(),
  outputs: Type.Integer(),
  /** Types of its other ports: what it is made of (`ai_tool` …), and what it is a part for. */
  partsIn: Type.Array(Type.String()),
  partsOut: Type.Array(Type.String()),
  /** Titles of the outputs where they have some: `true`, `false`. */
  outputNames: Type.Optional(Type.Array(Type.String())),
  credentials: Type.Array(Type.String()),
  /** Other words by which people look for it. */
  aliases: Type.Array(Type.String()),
  categories: Type.Array(Type.String()),
  /** How many things it can do for its service; 0 for a node that does one thing. */
  actions: Type.Integer(),
  /** What a new node of this type is called. */
  defaultName: Type.String(),
  /** It is called from outside, so a new node needs a `webhookId`. */
  isCalled: Type.Optional(Type.Boolean()),
  /** It is there a second time, under its name with `Tool`, for agents. */
  isToolToo: Type.Optional(Type.Boolean()),
  /** Kept for workflows that have it; not offered for new ones. */
  isHidden: Type.Optional(Type.Boolean()),
});
export type NodeTypeInfo = Static<typeof NodeTypeInfo>;
export const listNodeTypes = defineRoute({
  method: 'GET',
  path: '/node-types',
  operationId: 'listNodeTypes',
  tag: workflows,
  summary: 'The node catalogue',
  permission: 'workflows:read',
  query: Type.Object({ ...PageQuery.properties, search: Type.Optional(Type.String({ maxLength: 100 })) }),
  response: Page(NodeTypeInfo),
});
export const getNodeTypeIcon = defineRoute({
  method: 'GET',
  path: '/node-types/{name}/icon',
  operationId: 'getNodeTypeIcon',
  tag: workflows,
  summary: 'Icon of a node type',
  permission: 'session',
  produces: 'image/svg+xml',
});
