import type { WorkflowDocument } from '@leadloom/contracts';

/** A credential that a node names. n8n writes `{id, name}`; documents from before 2021 hold the bare name. */
export interface CredentialReference {
  node: string;
  credentialType: string;
  id: string | null;
  name: string;
}

/** The credentials that the enabled nodes of a document name. */
export function credentialsOf(document: WorkflowDocument): CredentialReference[] {
  return document.nodes.flatMap((node) =>
    node.disabled === true
      ? []
      : Object.entries(node.credentials ?? {}).map(([credentialType, value]) => ({
          node: node.name,
          credentialType,
          ...readReference(value),
        })),
  );
}

function readReference(value: unknown): { id: string | null; name: string } {
  if (typeof value === 'string') return { id: null, name: value };
  const { id, name } = (value ?? {}) as { id?: unknown; name?: unknown };
  return { id: typeof id === 'string' ? id : null, name: typeof name === 'string' ? name : '' };
}
