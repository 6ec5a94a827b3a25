import { createSuppression, deleteSuppression, HubError, listSuppressions } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const suppressionEndpoints = [
  endpoint(listSuppressions, ({ store, workspaceId, query }) => store.suppressions.list(workspaceId, query)),
  endpoint(createSuppression, async ({ store, workspaceId, principal, body }) => {
    const pattern = body.kind === 'email' ? /^[^\s@]+@[^\s@]+\.[^\s@]+$/ : /^@?[^\s@.]+(\.[^\s@.]+)+$/;
    if (!pattern.test(body.value.trim()))
      throw new HubError('invalid_input', `"${body.value}" is no ${body.kind === 'email' ? 'address' : 'domain'}.`, {
        details: { field: 'value' },
      });
    return store.suppressions.add(workspaceId, body, principal.kind === 'user' ? 'user' : 'api');
  }),
  endpoint(deleteSuppression, async ({ store, workspaceId, params }) => {
    found(await store.suppressions.delete(workspaceId, params.id), 'suppression', params.id);
  }),
];
