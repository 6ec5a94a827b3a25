import { getOperation } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { untilClosed } from '../../http/until-closed.ts';
import { waitFor } from '../../live/wait-for.ts';
import { withLeads } from './with-leads.ts';

export const getOperationEndpoint = endpoint(
  getOperation,
  async ({ services, store, workspaceId, params, query, request }) => {
    const operation = await waitFor({
      live: services.live,
      isAbout: ({ collection, id }) => collection === 'operations' && id === params.id,
      load: async () => found(await store.operations.get(workspaceId, params.id), 'operation', params.id),
      isDone: ({ status }) => status !== 'running',
      timeoutMs: (query.wait ?? 0) * 1000,
      signal: untilClosed(request),
    });
    return withLeads(store, workspaceId, operation);
  },
);
