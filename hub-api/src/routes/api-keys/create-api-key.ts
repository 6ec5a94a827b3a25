import { createApiKey } from '@leadloom/contracts';
import { makeApiKey } from '../../auth/make-api-key.ts';
import { endpoint } from '../../http/endpoint.ts';

export const createApiKeyEndpoint = endpoint(createApiKey, ({ store, workspaceId, body }) =>
  makeApiKey(store, workspaceId, {
    name: body.name,
    permissions: [...new Set(body.permissions)],
    expiresInDays: body.expiresInDays ?? null,
  }),
);
