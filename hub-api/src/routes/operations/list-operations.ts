import { listOperations } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';

export const listOperationsEndpoint = endpoint(listOperations, ({ store, workspaceId, query }) =>
  store.operations.list(workspaceId, query),
);
