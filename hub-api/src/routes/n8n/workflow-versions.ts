import { getN8nWorkflowVersion, listN8nWorkflowVersions } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { n8nPage } from './n8n-page.ts';
import { showVersion } from './show-workflows.ts';
import { versionNumber } from './version-number.ts';

export const workflowVersionEndpoints = [
  endpoint(listN8nWorkflowVersions, async ({ store, workspaceId, params: { id }, query }) => {
    const { name, description } = found(await store.workflows.get(workspaceId, id), 'workflow', id);
    return n8nPage(
      query,
      (page) => store.workflowHistory.list(workspaceId, id, page),
      (versions) =>
        versions.map(({ version, savedBy, createdAt }) => ({
          versionId: String(version),
          workflowId: id,
          authors: savedBy,
          name,
          description: description ?? null,
          createdAt,
          updatedAt: createdAt,
        })),
    );
  }),
  endpoint(getN8nWorkflowVersion, async ({ store, workspaceId, params: { id, versionId } }) => {
    const workflow = found(await store.workflows.get(workspaceId, id), 'workflow', id);
    const version = versionNumber(versionId);
    const contents = await store.workflowContents.of(workspaceId, [{ ...workflow, version, activeVersion: null }]);
    return showVersion(workflow, found(contents.get(id), `version ${versionId} of workflow`, id).current);
  }),
];
