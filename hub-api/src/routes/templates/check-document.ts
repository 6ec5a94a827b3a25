import type { Connection, NodeReport, WorkflowDocument } from '@leadloom/contracts';
import type { NodeTypeInfos } from '@leadloom/engine/catalogue';
import { reportNodes } from '@leadloom/graph';

/** What each node needs before it runs with these types and connections. */
export function checkDocument(
  document: WorkflowDocument,
  nodeTypes: NodeTypeInfos,
  connections: readonly Pick<Connection, 'id' | 'credentialType'>[],
): NodeReport[] {
  return reportNodes(document, {
    describe: (type, version) => nodeTypes.describe(type, version),
    isOff: (type) => nodeTypes.find(type)?.isOff === true,
    hasConnection: (type, id) =>
      connections.some((connection) => connection.id === id && connection.credentialType === type),
  });
}
