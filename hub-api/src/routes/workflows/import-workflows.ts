import { isDeepStrictEqual } from 'node:util';
import {
  HubError,
  importWorkflows,
  type ImportedDocument,
  type ImportOutcome,
  type Workflow,
} from '@leadloom/contracts';
import { bindCredentials } from '@leadloom/graph';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';
import { allConnections } from '../connections/all-connections.ts';
import { itemOutcome } from '../item-outcome.ts';
import { documentPart, staticDataPart } from './document-part.ts';
import { readImported } from './read-imported.ts';
import { createWorkflowFrom, saveWorkflowVersion } from './save-workflow.ts';

/** What an export says of a workflow besides its document. */
interface Exported extends ImportedDocument {
  id?: unknown;
  name?: unknown;
  description?: unknown;
  active?: unknown;
  tags?: unknown;
  staticData?: unknown;
}

export const importWorkflowsEndpoint = endpoint(importWorkflows, async ({ services, workspaceId, principal, body }) => {
  const items: ImportOutcome[] = [];
  for (const given of (Array.isArray(body) ? body : [body]) as Exported[])
    items.push(await itemOutcome(given.name, () => importOne(services, workspaceId, given, principal.name)));
  return { items };
});

async function importOne(
  services: Services,
  workspaceId: string,
  given: Exported,
  savedBy: string,
): Promise<ImportOutcome> {
  const { store } = services;
  const id = typeof given.id === 'string' && /^[\w-]{1,64}$/.test(given.id) ? given.id : undefined;
  const name = typeof given.name === 'string' && given.name.trim() !== '' ? given.name.slice(0, 300) : undefined;
  if (name === undefined) throw new HubError('invalid_input', 'The workflow has no name: give it one in the file.');
  const before =
    id === undefined ? await store.workflows.findByName(workspaceId, name) : await store.workflows.get(workspaceId, id);
  const description = typeof given.description === 'string' ? given.description : undefined;
  const document = documentPart(given);
  const wasActive = given.active === true;
  if (before !== null) {
    const saved = await saveOver(services, workspaceId, before, { document, name, description, savedBy });
    return { ...saved, wasActive };
  }
  const { workflow, findings } = await createWorkflowFrom(services, workspaceId, {
    ...(id === undefined ? {} : { id }),
    document,
    name,
    description,
    tags: tagsOf(given),
    savedBy,
  });
  const staticData = staticDataPart(given);
  if (staticData !== null) await store.workflows.setStaticData(workspaceId, workflow.id, staticData);
  return { id: workflow.id, name, outcome: 'created', findings, wasActive };
}

/** A file that was imported before changes nothing. */
async function saveOver(
  services: Services,
  workspaceId: string,
  { id, version, name: oldName }: Workflow,
  {
    document,
    name,
    ...saving
  }: { document: ImportedDocument; name: string; description: string | undefined; savedBy: string },
): Promise<ImportOutcome> {
  const [connections, stored] = await Promise.all([
    allConnections(services.store, workspaceId),
    services.store.workflows.getDocument(workspaceId, id),
  ]);
  const bound = bindCredentials(readImported(document), connections);
  if (oldName === name && isDeepStrictEqual(bound, found(stored, 'document of workflow', id).document))
    return { id, name, outcome: 'unchanged' };
  const { findings } = await saveWorkflowVersion(services, workspaceId, id, {
    ...saving,
    document: bound,
    name,
    baseVersion: version,
  });
  return { id, name, outcome: 'updated', findings };
}

/** Our own exports and API name them, n8n's hold records. */
function tagsOf({ tags }: Exported): string[] {
  if (!Array.isArray(tags)) return [];
  const names = tags.map((tag: unknown) => (typeof tag === 'string' ? tag : (tag as { name?: unknown } | null)?.name));
  return names.filter((name) => typeof name === 'string' && name !== '').map((name) => String(name).slice(0, 60));
}
