import { getRetryDefaults, setRetryDefaults } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';

export const getRetryDefaultsEndpoint = endpoint(getRetryDefaults, ({ store, workspaceId }) =>
  store.workspaces.getRetryDefaults(workspaceId),
);

export const setRetryDefaultsEndpoint = endpoint(setRetryDefaults, async ({ store, workspaceId, body }) => {
  await store.workspaces.setRetryDefaults(workspaceId, body);
  return body;
});
