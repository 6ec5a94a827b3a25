import { type Static, Type } from 'typebox';
import { ExecutionMode } from '../../execution.ts';
import { OneOf } from '../../one-of.ts';
import { Id, Nullable, Timestamp } from '../../page.ts';
import { defineRoute, n8nPrefix } from '../../route.ts';
import { N8nList, N8nPageQuery } from './list.ts';

/** n8n's words. A run that needs a decision is `waiting`; `crashed` and `unknown` do not occur here. */
export const N8nExecutionStatus = OneOf([
  'canceled',
  'crashed',
  'error',
  'new',
  'running',
  'success',
  'unknown',
  'waiting',
]);
export type N8nExecutionStatus = Static<typeof N8nExecutionStatus>;

export const N8nExecution = Type.Object(
  {
    id: Id,
    finished: Type.Boolean(),
    mode: ExecutionMode,
    retryOf: Nullable(Id),
    retrySuccessId: Nullable(Id),
    status: N8nExecutionStatus,
    createdAt: Timestamp,
    startedAt: Timestamp,
    stoppedAt: Nullable(Timestamp),
    deletedAt: Type.Null(),
    workflowId: Id,
    /** Null also where a run waits for a request or for a person. */
    waitTill: Nullable(Timestamp),
    storedAt: Type.Literal('db'),
    workflowVersionId: Nullable(Type.String()),
    /** With `includeData` only: `resultData.runData` holds what each node gave. */
    data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    workflowData: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    customData: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { $id: 'N8nExecution' },
);
export type N8nExecution = Static<typeof N8nExecution>;

const common = { prefix: n8nPrefix, tag: 'n8n: executions' } as const;
/** Taken so that clients may send them; data is never too large here and never masked. */
const viewing = {
  includeData: Type.Optional(Type.Boolean()),
  ignoreDataSizeLimit: Type.Optional(Type.Boolean()),
  redactExecutionData: Type.Optional(Type.Boolean()),
};
const startedBetween = {
  startedAfter: Type.Optional(Timestamp),
  startedBefore: Type.Optional(Timestamp),
};

export const listN8nExecutions = defineRoute({
  ...common,
  method: 'GET',
  path: '/executions',
  operationId: 'listN8nExecutions',
  summary: 'List executions, newest first; those that run are listed with status=running only',
  permission: 'workflows:read',
  query: Type.Object({
    ...N8nPageQuery.properties,
    ...viewing,
    ...startedBetween,
    status: Type.Optional(N8nExecutionStatus),
    workflowId: Type.Optional(Id),
    projectId: Type.Optional(Type.String({ maxLength: 128 })),
  }),
  response: N8nList(N8nExecution),
});
export const getN8nExecution = defineRoute({
  ...common,
  method: 'GET',
  path: '/executions/{id}',
  operationId: 'getN8nExecution',
  summary: 'One execution; with `includeData` everything that its nodes gave',
  permission: 'workflows:read',
  query: Type.Object(viewing),
  response: N8nExecution,
});
export const deleteN8nExecution = defineRoute({
  ...common,
  method: 'DELETE',
  path: '/executions/{id}',
  operationId: 'deleteN8nExecution',
  summary: 'Delete an execution and its data; 400 while it is not over',
  permission: 'workflows:write',
  audit: 'execution.delete',
  response: N8nExecution,
});
export const retryN8nExecution = defineRoute({
  ...common,
  method: 'POST',
  path: '/executions/{id}/retry',
  operationId: 'retryN8nExecution',
  summary: 'Begin a new execution at the node where this one failed; with `loadWorkflow` on the newest version',
  permission: 'workflows:run',
  audit: 'execution.retry',
  isBodyOptional: true,
  body: Type.Object({ loadWorkflow: Type.Optional(Type.Boolean()) }),
  response: N8nExecution,
});
export const stopN8nExecution = defineRoute({
  ...common,
  method: 'POST',
  path: '/executions/{id}/stop',
  operationId: 'stopN8nExecution',
  summary: 'Stop an execution; 409 when it has ended',
  permission: 'workflows:run',
  audit: 'execution.stop',
  response: N8nExecution,
});
export const stopN8nExecutions = defineRoute({
  ...common,
  method: 'POST',
  path: '/executions/stop',
  operationId: 'stopN8nExecutions',
  summary: 'Stop all executions that fit',
  permission: 'workflows:run',
  audit: 'execution.stop',
  body: Type.Object({
    status: Type.Array(OneOf(['queued', 'running', 'waiting']), { minItems: 1 }),
    /** `all` or none: of every workflow. */
    workflowId: Type.Optional(Id),
    ...startedBetween,
  }),
  response: Type.Object({ stopped: Type.Integer() }),
});
