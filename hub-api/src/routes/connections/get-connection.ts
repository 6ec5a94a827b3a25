import { getConnection } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const getConnectionEndpoint = endpoint(getConnection, async ({ store, workspaceId, params }) =>
  found(await store.connections.get(workspaceId, params.id), 'connection', params.id),
);
