import { listExecutions } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';

export const listExecutionsEndpoint = endpoint(listExecutions, ({ store, workspaceId, query }) =>
  store.executions.list(workspaceId, query),
);
