import { deleteConnection } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const deleteConnectionEndpoint = endpoint(deleteConnection, async ({ store, workspaceId, params }) => {
  found(await store.connections.delete(workspaceId, params.id), 'connection', params.id);
});
