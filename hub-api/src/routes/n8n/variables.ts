import {
  createN8nVariable,
  deleteN8nVariable,
  listN8nVariables,
  type N8nVariable,
  updateN8nVariable,
} from '@leadloom/contracts';
import type { Variable } from '@leadloom/store';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { n8nPage } from './n8n-page.ts';
import { demandOwnProject, isOtherProject } from './project-of.ts';

const shown = (variable: Variable): N8nVariable => ({ ...variable, type: 'string', project: null });

export const variableEndpoints = [
  endpoint(listN8nVariables, async ({ store, workspaceId, query }) =>
    isOtherProject(workspaceId, query.projectId)
      ? { data: [], nextCursor: null }
      : n8nPage(
          query,
          (page) => store.variables.list(workspaceId, { ...page, isEmpty: query.state === 'empty' }),
          (variables) => variables.map(shown),
        ),
  ),
  endpoint(createN8nVariable, async ({ store, workspaceId, body: { key, value, projectId } }) => {
    demandOwnProject(workspaceId, projectId);
    return store.variables.create(workspaceId, { key, value });
  }),
  endpoint(updateN8nVariable, async ({ store, workspaceId, params, body: { key, value, projectId } }) => {
    demandOwnProject(workspaceId, projectId);
    found(await store.variables.update(workspaceId, params.id, { key, value }), 'variable', params.id);
  }),
  endpoint(deleteN8nVariable, async ({ store, workspaceId, params }) => {
    found(await store.variables.delete(workspaceId, params.id), 'variable', params.id);
  }),
];
