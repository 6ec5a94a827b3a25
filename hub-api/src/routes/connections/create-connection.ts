import { createConnection } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { storeConnection } from './store-connection.ts';

export const createConnectionEndpoint = endpoint(createConnection, ({ services, workspaceId, body }) =>
  storeConnection(services, workspaceId, body),
);
