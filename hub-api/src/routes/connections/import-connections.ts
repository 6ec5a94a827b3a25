import { HubError, importConnections, type ImportOutcome } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import type { Services } from '../../services.ts';
import { itemOutcome } from '../item-outcome.ts';
import { changeConnection } from './change-connection.ts';
import { storeConnection } from './store-connection.ts';

/** A credential as n8n exports it; `data` is a text while it is encrypted. */
interface Exported {
  id?: unknown;
  name?: unknown;
  type?: unknown;
  data?: unknown;
}

export const importConnectionsEndpoint = endpoint(importConnections, async ({ services, workspaceId, body }) => {
  const items: ImportOutcome[] = [];
  for (const given of (Array.isArray(body) ? body : [body]) as Exported[])
    items.push(await itemOutcome(given.name, () => importOne(services, workspaceId, given)));
  return { items };
});

async function importOne(services: Services, workspaceId: string, given: Exported): Promise<ImportOutcome> {
  const { name, type, data } = given;
  if (typeof name !== 'string' || name === '' || typeof type !== 'string' || type === '')
    throw new HubError('invalid_input', 'This is no credential as n8n exports it: it has no name or no type.');
  if (typeof data === 'string')
    throw new HubError(
      'invalid_input',
      `"${name}" is encrypted with the key of the n8n that it comes from. Export it there by n8n export:credentials --all --decrypted --output=credentials.json, import that file, then delete it.`,
    );
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new HubError('invalid_input', `"${name}" has no data: this is no credential as n8n exports it.`);
  const id = typeof given.id === 'string' && /^[\w-]{1,64}$/.test(given.id) ? given.id : undefined;
  const shortName = name.slice(0, 120);
  const fields = data as Record<string, unknown>;
  const before = id === undefined ? null : await services.store.connections.get(workspaceId, id);
  if (before === null || id === undefined) {
    const connection = await storeConnection(
      services,
      workspaceId,
      { name: shortName, credentialType: type, data: fields },
      id,
    );
    return { id: connection.id, name: shortName, outcome: 'created' };
  }
  if (before.credentialType !== type)
    throw new HubError(
      'invalid_input',
      `There is a connection ${id} of another type (${before.credentialType}): delete it, or take the id out of the file.`,
    );
  await changeConnection(services, workspaceId, id, { name: shortName, data: fields });
  return { id, name: shortName, outcome: 'updated' };
}
