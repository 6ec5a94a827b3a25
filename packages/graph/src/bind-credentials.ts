import type { Connection, WorkflowDocument } from '@leadloom/contracts';
import { credentialsOf } from './credentials-of.ts';

type Candidate = Pick<Connection, 'id' | 'name' | 'credentialType'>;

/**
 * Binds the credentials of an imported document to connections of this workspace: a known id stays, else the connection of the same type
 * and name, else the only one of that type. What fits nothing stays as it came. The document given is not changed.
 */
export function bindCredentials(document: WorkflowDocument, connections: readonly Candidate[]): WorkflowDocument {
  const found = new Map<string, Candidate>();
  for (const { node, credentialType, id, name } of credentialsOf(document)) {
    const ofType = connections.filter((connection) => connection.credentialType === credentialType);
    const match =
      ofType.find((connection) => connection.id === id) ??
      ofType.find((connection) => connection.name === name) ??
      (ofType.length === 1 ? ofType[0] : undefined);
    if (match !== undefined) found.set(`${node}\n${credentialType}`, match);
  }
  if (found.size === 0) return document;
  return {
    ...document,
    nodes: document.nodes.map((node) => {
      if (node.credentials === undefined) return node;
      const credentials = Object.fromEntries(
        Object.entries(node.credentials).map(([type, value]) => {
          const match = found.get(`${node.name}\n${type}`);
          return [type, match === undefined ? value : { id: match.id, name: match.name }];
        }),
      );
      return { ...node, credentials };
    }),
  };
}
