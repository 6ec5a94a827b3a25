import { createCampaign, getCampaign, listCampaigns, listMessages, updateCampaign } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { demandConnections } from '../connections/demand-connections.ts';
import { checkTemplate } from './check-template.ts';

export const campaignEndpoints = [
  endpoint(listCampaigns, ({ store, workspaceId, query }) => store.campaigns.list(workspaceId, query)),
  endpoint(createCampaign, async (call) => {
    const { store, workspaceId, body } = call;
    checkTemplate(body);
    await demandConnections(call, [body.connectionId]);
    return store.campaigns.create(workspaceId, body);
  }),
  endpoint(getCampaign, async ({ store, workspaceId, params }) =>
    found(await store.campaigns.get(workspaceId, params.id), 'campaign', params.id),
  ),
  endpoint(updateCampaign, async (call) => {
    const { store, workspaceId, params, body } = call;
    checkTemplate(body);
    found(await store.campaigns.get(workspaceId, params.id), 'campaign', params.id);
    await demandConnections(call, [body.connectionId]);
    return found(await store.campaigns.update(workspaceId, params.id, body), 'campaign', params.id);
  }),
  endpoint(listMessages, async ({ store, workspaceId, params, query }) => {
    found(await store.campaigns.get(workspaceId, params.id), 'campaign', params.id);
    return store.messages.list(workspaceId, params.id, query);
  }),
];
