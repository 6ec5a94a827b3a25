import { Type } from 'typebox';
import { Execution } from '../execution.ts';
import { Nullable } from '../page.ts';
import { RetentionRules } from '../retention.ts';
import { defineRoute } from '../route.ts';

const tag = 'Retention';
export const getRetention = defineRoute({
  method: 'GET',
  path: '/retention',
  operationId: 'getRetention',
  tag,
  summary: 'How long executions are kept, unless their workflow has rules of its own',
  permission: 'workflows:read',
  response: RetentionRules,
});
export const setRetention = defineRoute({
  method: 'PUT',
  path: '/retention',
  operationId: 'setRetention',
  tag,
  summary: 'Change how long executions are kept',
  permission: 'admin',
  audit: 'retention.change',
  body: RetentionRules,
  response: RetentionRules,
});
export const getWorkflowRetention = defineRoute({
  method: 'GET',
  path: '/workflows/{id}/retention',
  operationId: 'getWorkflowRetention',
  tag,
  summary: 'Rules of a workflow of its own; null when those of the workspace apply',
  permission: 'workflows:read',
  response: Type.Object({ rules: Nullable(RetentionRules) }),
});
export const setWorkflowRetention = defineRoute({
  method: 'PUT',
  path: '/workflows/{id}/retention',
  operationId: 'setWorkflowRetention',
  tag,
  summary: 'Give a workflow rules of its own, or take them away with null',
  permission: 'workflows:write',
  audit: 'workflow.retention',
  body: Type.Object({ rules: Nullable(RetentionRules) }, { additionalProperties: false }),
  response: Type.Object({ rules: Nullable(RetentionRules) }),
});
export const keepExecution = defineRoute({
  method: 'PUT',
  path: '/executions/{id}/kept',
  operationId: 'keepExecution',
  tag,
  summary: 'Keep an execution whatever the rules say, or no longer',
  permission: 'workflows:write',
  audit: 'execution.keep',
  body: Type.Object({ isKept: Type.Boolean() }, { additionalProperties: false }),
  response: Execution,
});
