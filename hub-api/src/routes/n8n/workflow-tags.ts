import { listN8nTagsOfWorkflow, updateN8nTagsOfWorkflow } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const workflowTagEndpoints = [
  endpoint(listN8nTagsOfWorkflow, async ({ store, workspaceId, params: { id } }) => {
    const workflow = found(await store.workflows.get(workspaceId, id), 'workflow', id);
    const tags = await store.tags.named(workspaceId, workflow.tags);
    return workflow.tags.flatMap((name) => tags.get(name) ?? []);
  }),
  endpoint(updateN8nTagsOfWorkflow, async ({ store, workspaceId, params: { id }, body }) => {
    found(await store.workflows.get(workspaceId, id), 'workflow', id);
    const ids = body.map((tag) => tag.id);
    const tags = await store.tags.getMany(workspaceId, ids);
    const missing = ids.find((wanted) => !tags.some((tag) => tag.id === wanted));
    if (missing !== undefined) found(null, 'tag', missing);
    const names = tags.map(({ name }) => name);
    found(await store.workflows.setTags(workspaceId, id, names), 'workflow', id);
    return tags;
  }),
];
