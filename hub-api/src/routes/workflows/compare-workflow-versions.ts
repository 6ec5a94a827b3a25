import { compareWorkflowVersions } from '@leadloom/contracts';
import { diffDocuments } from '@leadloom/graph';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const compareWorkflowVersionsEndpoint = endpoint(
  compareWorkflowVersions,
  async ({ store, workspaceId, params: { id }, query: { from, to } }) => {
    const read = async (version?: number) =>
      found(
        await store.workflows.getDocument(workspaceId, id, version),
        version === undefined ? 'workflow' : `version ${version} of workflow`,
        id,
      ).document;
    return diffDocuments(await read(from), await read(to));
  },
);
