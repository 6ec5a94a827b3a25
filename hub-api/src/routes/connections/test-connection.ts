import { testConnection } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { makeTestCall } from './make-test-call.ts';

export const testConnectionEndpoint = endpoint(testConnection, ({ services, workspaceId, params }) =>
  makeTestCall(services, workspaceId, params.id),
);
