import { deleteApiKey } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const deleteApiKeyEndpoint = endpoint(deleteApiKey, async ({ store, workspaceId, params }) => {
  found(await store.apiKeys.delete(workspaceId, params.id), 'API key', params.id);
});
