import { createView, deleteView, listViews, updateView } from '@leadloom/contracts';
import type { Principal } from '../../auth/principal.ts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

const viewer = ({ id, permissions }: Principal) => ({ id, changesShared: permissions.includes('admin') });

export const viewEndpoints = [
  endpoint(listViews, ({ store, workspaceId, principal, query }) =>
    store.views.list(workspaceId, viewer(principal), query),
  ),
  endpoint(createView, ({ store, workspaceId, principal, body }) =>
    store.views.create(workspaceId, { ...body, name: body.name.trim(), ownerId: principal.id, madeBy: principal.name }),
  ),
  endpoint(updateView, async ({ store, workspaceId, principal, params, body }) =>
    found(await store.views.update(workspaceId, params.id, viewer(principal), body), 'view of yours', params.id),
  ),
  endpoint(deleteView, async ({ store, workspaceId, principal, params }) => {
    found(await store.views.delete(workspaceId, params.id, viewer(principal)), 'view of yours', params.id);
  }),
];
