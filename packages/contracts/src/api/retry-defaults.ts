import { RetryPolicy } from '../retry.ts';
import { defineRoute } from '../route.ts';

const common = { path: '/retry-defaults', tag: 'Workflows' } as const;

export const getRetryDefaults = defineRoute({
  ...common,
  method: 'GET',
  operationId: 'getRetryDefaults',
  summary: 'Retry policy of workflows and nodes that name none for a class of failures',
  permission: 'workflows:read',
  response: RetryPolicy,
});
export const setRetryDefaults = defineRoute({
  ...common,
  method: 'PUT',
  operationId: 'setRetryDefaults',
  summary: 'Set the retry policy of workflows and nodes that name none for a class of failures',
  permission: 'admin',
  audit: 'retry-defaults.set',
  body: RetryPolicy,
  response: RetryPolicy,
});
