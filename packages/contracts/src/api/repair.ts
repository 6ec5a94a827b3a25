import { type Static, Type } from 'typebox';
import { Execution } from '../execution.ts';
import { Id, Nullable, Timestamp } from '../page.ts';
import { defineRoute } from '../route.ts';
import { WorkflowFinding } from '../workflow.ts';

const executions = 'Executions';

/** A request that left the machine; `status` is null where its outcome is unknown. */
export const DoneEffect = Type.Object({
  executionId: Id,
  run: Type.Integer(),
  method: Type.String(),
  /** Origin and path. */
  address: Type.String(),
  status: Nullable(Type.Integer()),
  at: Timestamp,
});
export type DoneEffect = Static<typeof DoneEffect>;

/** What a retry would do. */
export const RetryPreview = Type.Object(
  {
    node: Type.String(),
    /** The run of the node that is done anew; null when it has not run. */
    run: Nullable(Type.Integer()),
    workflowVersion: Type.Integer(),
    /** Where the node's input comes from, per input; null where nothing came in. */
    input: Type.Array(
      Nullable(
        Type.Object({ node: Type.String(), run: Type.Integer(), output: Type.Integer(), items: Type.Integer() }),
      ),
    ),
    /** Node runs that are done anew, as they were. */
    again: Type.Array(Type.Object({ node: Type.String(), run: Type.Integer() })),
    /** Nodes on the way that can be felt outside, and what they have sent already. */
    effects: Type.Array(Type.Object({ node: Type.String(), type: Type.String(), done: Type.Array(DoneEffect) })),
  },
  { $id: 'RetryPreview' },
);
export type RetryPreview = Static<typeof RetryPreview>;

const place = {
  /** Where to start; left out: where the execution failed or was stopped. */
  node: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  /** Which run of the node, from 0; left out: the last. */
  run: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Goes on with the newest document of the workflow in place of the one that ran. */
  usesNewest: Type.Optional(Type.Boolean({ default: false })),
};

/** An item in n8n's form (`{json: …}`), or the JSON of one. */
export const GivenItem = Type.Record(Type.String(), Type.Unknown());

export const previewRetry = defineRoute({
  method: 'GET',
  path: '/executions/{id}/retry',
  operationId: 'previewRetry',
  tag: executions,
  summary: 'What a retry of an execution would do, and which of it was done already',
  permission: 'workflows:read',
  query: Type.Object(place),
  response: RetryPreview,
});
export const retryExecution = defineRoute({
  method: 'POST',
  path: '/executions/{id}/retry',
  operationId: 'retryExecution',
  tag: executions,
  summary:
    'Begin a new execution at a node of this one, where it failed unless another is named; what other nodes gave is kept',
  permission: 'workflows:run',
  audit: 'execution.retry',
  status: 202,
  body: Type.Object(
    {
      ...place,
      /** What the node gets in place of its items at input `input`. */
      items: Type.Optional(Type.Array(GivenItem, { maxItems: 10_000 })),
      input: Type.Optional(Type.Integer({ minimum: 0, maximum: 100, default: 0 })),
    },
    { additionalProperties: false },
  ),
  response: Execution,
});

const version = Type.Integer({ minimum: 1 });
export const previewMove = defineRoute({
  method: 'GET',
  path: '/executions/{id}/version',
  operationId: 'previewMove',
  tag: executions,
  summary: 'Whether a waiting execution could go on with another version of its workflow (the newest), and why not',
  permission: 'workflows:read',
  query: Type.Object({ version: Type.Optional(version) }),
  response: Type.Object({ version, fits: Type.Boolean(), findings: Type.Array(WorkflowFinding) }),
});
export const moveExecution = defineRoute({
  method: 'PUT',
  path: '/executions/{id}/version',
  operationId: 'moveExecution',
  tag: executions,
  summary: 'Let a waiting execution go on with another version of its workflow',
  permission: 'workflows:run',
  audit: 'execution.move',
  body: Type.Object({ version }, { additionalProperties: false }),
  response: Execution,
});
