import { type Static, Type } from 'typebox';
import { Execution } from '../execution.ts';
import { Id, Nullable, Timestamp } from '../page.ts';
import { defineRoute } from '../route.ts';

export const changeExecutionWait = defineRoute({
  method: 'PUT',
  path: '/executions/{id}/wait',
  operationId: 'changeExecutionWait',
  tag: 'Executions',
  summary: 'Let a waiting execution wait until another time; a time that is over lets it go on now',
  permission: 'workflows:run',
  audit: 'execution.change-wait',
  body: Type.Object({ until: Timestamp }, { additionalProperties: false }),
  response: Execution,
});

/** Somebody waits for one call to the test addresses of a workflow; `executionId` is the run that it began. */
export const Listening = Type.Object(
  {
    until: Timestamp,
    executionId: Nullable(Id),
    isOver: Type.Boolean(),
    requests: Type.Array(Type.Object({ method: Type.String(), url: Type.String() })),
  },
  { $id: 'Listening' },
);
export type Listening = Static<typeof Listening>;

const listening = { path: '/workflows/{id}/listening', tag: 'Workflows' } as const;
export const beginListening = defineRoute({
  ...listening,
  method: 'POST',
  operationId: 'beginListening',
  summary: 'Listen for a test call: for two minutes, one call to its test addresses runs the newest version',
  permission: 'workflows:run',
  audit: 'workflow.listen',
  status: 201,
  response: Listening,
});
export const getListening = defineRoute({
  ...listening,
  method: 'GET',
  operationId: 'getListening',
  summary: 'Whether the test call has come, and which run it began',
  permission: 'workflows:read',
  response: Listening,
});
export const endListening = defineRoute({
  ...listening,
  method: 'DELETE',
  operationId: 'endListening',
  summary: 'Stop listening for a test call',
  permission: 'workflows:run',
  audit: 'workflow.stop-listening',
  status: 204,
});
