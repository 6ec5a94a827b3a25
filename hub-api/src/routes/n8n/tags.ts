import { createN8nTag, deleteN8nTag, getN8nTag, listN8nTags, updateN8nTag } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { n8nPage } from './n8n-page.ts';

export const tagEndpoints = [
  endpoint(listN8nTags, ({ store, workspaceId, query }) =>
    n8nPage(
      query,
      (page) => store.tags.list(workspaceId, page),
      (tags) => tags,
    ),
  ),
  endpoint(createN8nTag, ({ store, workspaceId, body }) => store.tags.create(workspaceId, body.name.trim())),
  endpoint(getN8nTag, async ({ store, workspaceId, params }) =>
    found(await store.tags.get(workspaceId, params.id), 'tag', params.id),
  ),
  endpoint(updateN8nTag, async ({ store, workspaceId, params, body }) =>
    found(await store.tags.rename(workspaceId, params.id, body.name.trim()), 'tag', params.id),
  ),
  endpoint(deleteN8nTag, async ({ store, workspaceId, params }) =>
    found(await store.tags.delete(workspaceId, params.id), 'tag', params.id),
  ),
];
