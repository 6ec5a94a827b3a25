import { getWorkflow } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { allConnections } from '../connections/all-connections.ts';
import { readDocument } from './read-document.ts';

export const getWorkflowEndpoint = endpoint(getWorkflow, async ({ services, store, workspaceId, params, query }) => {
  const workflow = found(await store.workflows.get(workspaceId, params.id), 'workflow', params.id);
  const { document } = found(
    await store.workflows.getDocument(workspaceId, params.id, query.version),
    `version ${query.version} of workflow`,
    params.id,
  );
  const { nodeTypes } = await services.typesOf(workspaceId);
  const { findings } = readDocument(document, nodeTypes, await allConnections(store, workspaceId));
  return { workflow, document, findings };
});
