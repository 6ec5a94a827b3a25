import { listRunEvents } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const listRunEventsEndpoint = endpoint(listRunEvents, async ({ store, workspaceId, params, query }) => {
  found(await store.executions.get(workspaceId, params.id), 'execution', params.id);
  return { events: await store.executions.listEvents(workspaceId, params.id, query.after ?? 0) };
});
