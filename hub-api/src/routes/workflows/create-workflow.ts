import { createWorkflow } from '@leadloom/contracts';
import { bindCredentials } from '@leadloom/graph';
import { endpoint } from '../../http/endpoint.ts';
import { allConnections } from '../connections/all-connections.ts';
import { readImported } from './read-imported.ts';
import { readDocument } from './read-document.ts';

export const createWorkflowEndpoint = endpoint(
  createWorkflow,
  async ({ services, store, workspaceId, principal, body }) => {
    const connections = await allConnections(store, workspaceId);
    const imported = readImported(body.document);
    const given = bindCredentials(imported, connections);
    const { findings, ...facts } = readDocument(given, services.nodeTypes, connections);
    const workflow = await store.workflows.create(workspaceId, {
      ...facts,
      name: body.name ?? imported.name ?? 'Imported workflow',
      tags: [...new Set(body.tags)],
      savedBy: principal.name,
    });
    return { workflow, document: facts.document, findings };
  },
);
