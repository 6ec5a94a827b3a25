import { updateConnection } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { checkOrigins } from './check-origins.ts';
import { sealConnection } from './seal-connection.ts';

export const updateConnectionEndpoint = endpoint(
  updateConnection,
  async ({ services, store, workspaceId, params, body }) => {
    const { name, data, origins } = body;
    const connection = found(await store.connections.get(workspaceId, params.id), 'connection', params.id);
    if (origins !== undefined) checkOrigins(origins);
    const changed = await store.connections.update(workspaceId, params.id, {
      ...(name === undefined ? {} : { name }),
      ...(origins === undefined ? {} : { origins }),
      ...(data === undefined ? {} : sealConnection(services.encryptionKey, workspaceId, connection, data)),
    });
    return found(changed, 'connection', params.id);
  },
);
