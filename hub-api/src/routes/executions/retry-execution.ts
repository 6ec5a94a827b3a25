import { retryExecution } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { retryRun } from './retry-run.ts';

export const retryExecutionEndpoint = endpoint(retryExecution, ({ services, workspaceId, params, body }) =>
  retryRun(services, workspaceId, params.id, body),
);
