import { listConnections } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';

export const listConnectionsEndpoint = endpoint(listConnections, ({ store, workspaceId, query }) =>
  store.connections.list(workspaceId, query),
);
