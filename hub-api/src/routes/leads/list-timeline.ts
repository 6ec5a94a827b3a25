import { listTimeline } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const listTimelineEndpoint = endpoint(listTimeline, async ({ store, workspaceId, params, query }) => {
  found(await store.leads.get(workspaceId, params.id), 'lead', params.id);
  return store.leads.timeline(workspaceId, params.id, query);
});
