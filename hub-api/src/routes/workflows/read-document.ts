import type { Connection, WorkflowDocument, WorkflowFinding } from '@leadloom/contracts';
import { type FindNodeType, listTriggers, validateDocument } from '@leadloom/graph';
import type { DocumentFacts } from '@leadloom/store';
import type { NodeTypeInfos } from '@leadloom/engine/catalogue';

/** What the hub reads from a document: what the store keeps beside it, and what of it will not work here. */
export function readDocument(
  document: WorkflowDocument,
  nodeTypes: NodeTypeInfos,
  connections: readonly Pick<Connection, 'id' | 'credentialType'>[],
): DocumentFacts & { findings: WorkflowFinding[] } {
  const findNodeType: FindNodeType = (type) => nodeTypes.find(type);
  return {
    document,
    nodeCount: document.nodes.filter((node) => node.type !== 'n8n-nodes-base.stickyNote').length,
    triggers: listTriggers(document, findNodeType),
    findings: validateDocument(document, {
      findNodeType,
      hasConnection: (type, id) =>
        connections.some((connection) => connection.id === id && connection.credentialType === type),
    }),
  };
}
