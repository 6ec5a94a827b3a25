import {
  cancelImport,
  getImport,
  HubError,
  listImportErrors,
  listImports,
  startImport,
  updateImport,
  workflowIds,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { startOnce } from '../../temporal/start-once.ts';
import { checkMapping } from './check-mapping.ts';

export const importEndpoints = [
  endpoint(listImports, ({ store, workspaceId, query }) => store.imports.list(workspaceId, query)),
  endpoint(getImport, async ({ store, workspaceId, params }) =>
    found(await store.imports.get(workspaceId, params.id), 'import', params.id),
  ),
  endpoint(updateImport, async ({ store, workspaceId, params, body }) => {
    const job = found(await store.imports.get(workspaceId, params.id), 'import', params.id);
    if (body.mapping !== undefined) checkMapping(job.columns, body.mapping);
    const { mapping, tags } = body;
    const changed = await store.imports.update(workspaceId, params.id, {
      ...(mapping === undefined ? {} : { mapping }),
      ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
    });
    if (changed === null)
      throw new HubError('conflict', 'The import has started: mapping and tags cannot change any more.');
    return changed;
  }),
  endpoint(startImport, async ({ services, store, workspaceId, params }) => {
    const job = found(await store.imports.get(workspaceId, params.id), 'import', params.id);
    checkMapping(job.columns, job.mapping);
    const started = await store.imports.start(workspaceId, params.id);
    // Started before: a repeat after a crash starts the workflow that was not started then.
    const current = started ?? found(await store.imports.get(workspaceId, params.id), 'import', params.id);
    if (current.status !== 'running')
      throw new HubError('conflict', `The import cannot start: it is ${current.status}. Upload the file again.`);
    await startOnce(services.temporal, {
      type: 'importLeads',
      id: workflowIds.import(params.id),
      input: { workspaceId, importId: params.id },
    });
    return current;
  }),
  endpoint(cancelImport, async ({ store, workspaceId, params }) => {
    const job = found(await store.imports.get(workspaceId, params.id), 'import', params.id);
    // The worker's next batch finds it ended and stops: nothing has to be told to the workflow.
    return (await store.imports.finish(workspaceId, params.id, 'cancelled')) ?? job;
  }),
  endpoint(listImportErrors, async ({ store, workspaceId, params, query }) => {
    found(await store.imports.get(workspaceId, params.id), 'import', params.id);
    return store.imports.listErrors(workspaceId, params.id, query);
  }),
];
