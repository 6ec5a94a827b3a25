import { HubError, updateWorkflow } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { allConnections } from '../connections/all-connections.ts';
import { readImported } from './read-imported.ts';
import { readDocument } from './read-document.ts';

export const updateWorkflowEndpoint = endpoint(
  updateWorkflow,
  async ({ services, store, workspaceId, principal, params, body }) => {
    const connections = await allConnections(store, workspaceId);
    const { findings, ...facts } = readDocument(readImported(body.document), services.nodeTypes, connections);
    const saved = await store.workflows.saveVersion(workspaceId, params.id, {
      ...facts,
      baseVersion: body.baseVersion,
      savedBy: principal.name,
      ...(body.name === undefined ? {} : { name: body.name }),
    });
    if (saved === 'conflict')
      throw new HubError(
        'conflict',
        `Somebody saved this workflow after version ${body.baseVersion}, which you changed. Read it again, then decide.`,
      );
    return { workflow: found(saved, 'workflow', params.id), document: facts.document, findings };
  },
);
