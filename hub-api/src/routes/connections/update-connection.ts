import { updateConnection } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { changeConnection } from './change-connection.ts';

export const updateConnectionEndpoint = endpoint(updateConnection, ({ services, workspaceId, params, body }) =>
  changeConnection(services, workspaceId, params.id, body),
);
