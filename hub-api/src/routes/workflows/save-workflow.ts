import { HubError, type ImportedDocument, type WorkflowDocument, type WorkflowWithDocument } from '@leadloom/contracts';
import { bindCredentials } from '@leadloom/graph';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';
import { allConnections } from '../connections/all-connections.ts';
import { readDocument } from './read-document.ts';
import { readImported } from './read-imported.ts';

interface Saving {
  document: ImportedDocument;
  name?: string | undefined;
  description?: string | undefined;
  savedBy: string;
}

interface Creation extends Saving {
  /** Given where a repeat must find the same workflow; otherwise it gets a new one. */
  id?: string;
  tags?: readonly string[] | undefined;
}

/** Stores a workflow from elsewhere, its credentials bound to connections of this workspace. */
export async function createWorkflowFrom(
  { store, typesOf }: Services,
  workspaceId: string,
  { id, document, name, description, tags = [], savedBy }: Creation,
): Promise<WorkflowWithDocument> {
  const { nodeTypes } = await typesOf(workspaceId);
  const connections = await allConnections(store, workspaceId);
  const imported = readImported(document);
  const { findings, ...facts } = readDocument(bindCredentials(imported, connections), nodeTypes, connections);
  const workflow = await store.workflows.create(workspaceId, {
    ...facts,
    name: name ?? imported.name ?? 'Imported workflow',
    tags: [...new Set(tags)],
    savedBy,
    ...(id === undefined ? {} : { id }),
    ...(description === undefined ? {} : { description }),
  });
  return { workflow, document: facts.document, findings };
}

type Version = Omit<Saving, 'document'> & { baseVersion: number; isEdit?: boolean; restoredFrom?: number };

/**
 * Saves a document from elsewhere as a new version over `baseVersion`.
 * @throws HubError `conflict` when somebody else saved meanwhile, `not_found`
 */
export function saveWorkflowVersion(
  services: Services,
  workspaceId: string,
  id: string,
  { document, ...version }: Version & Pick<Saving, 'document'>,
): Promise<WorkflowWithDocument> {
  return saveDocument(services, workspaceId, id, { document: readImported(document), ...version });
}

/** The same for a document of ours, which is saved as it is. */
export async function saveDocument(
  { store, typesOf }: Services,
  workspaceId: string,
  id: string,
  { document, name, description, ...version }: Version & { document: WorkflowDocument },
): Promise<WorkflowWithDocument> {
  const { nodeTypes } = await typesOf(workspaceId);
  const connections = await allConnections(store, workspaceId);
  const { findings, ...facts } = readDocument(document, nodeTypes, connections);
  const saved = await store.workflows.saveVersion(workspaceId, id, {
    ...facts,
    ...version,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
  });
  if (saved === 'conflict')
    throw new HubError(
      'conflict',
      `Somebody saved this workflow after version ${version.baseVersion}, which you changed. Read it again, then decide.`,
    );
  return { workflow: found(saved, 'workflow', id), document: facts.document, findings };
}
