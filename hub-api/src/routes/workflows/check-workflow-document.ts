import { checkWorkflowDocument } from '@leadloom/contracts';
import { bindCredentials } from '@leadloom/graph';
import { endpoint } from '../../http/endpoint.ts';
import { allConnections } from '../connections/all-connections.ts';
import { checkDocument } from '../templates/check-document.ts';
import { documentPart } from './document-part.ts';
import { readImported } from './read-imported.ts';

export const checkWorkflowDocumentEndpoint = endpoint(
  checkWorkflowDocument,
  async ({ services, store, workspaceId, body }) => {
    const connections = await allConnections(store, workspaceId);
    const document = bindCredentials(readImported(documentPart(body.document)), connections);
    const { nodeTypes } = await services.typesOf(workspaceId);
    return { document, nodes: checkDocument(document, nodeTypes, connections) };
  },
);
