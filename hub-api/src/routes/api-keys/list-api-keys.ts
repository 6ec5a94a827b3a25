import { listApiKeys } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';

export const listApiKeysEndpoint = endpoint(listApiKeys, ({ store, workspaceId, query }) =>
  store.apiKeys.list(workspaceId, query),
);
