import type { Connection } from '@leadloom/contracts';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';
import { checkOrigins } from './check-origins.ts';
import { sealConnection } from './seal-connection.ts';

interface Change {
  name?: string | undefined;
  /** New credentials, in place of the old ones. */
  data?: Record<string, unknown> | undefined;
  origins?: Record<string, string> | undefined;
}

export async function changeConnection(
  { store, encryptionKey }: Services,
  workspaceId: string,
  id: string,
  { name, data, origins }: Change,
): Promise<Connection> {
  const connection = found(await store.connections.get(workspaceId, id), 'connection', id);
  if (origins !== undefined) checkOrigins(origins);
  const changed = await store.connections.update(workspaceId, id, {
    ...(name === undefined ? {} : { name }),
    ...(origins === undefined ? {} : { origins }),
    ...(data === undefined ? {} : sealConnection(encryptionKey, workspaceId, connection, data)),
  });
  return found(changed, 'connection', id);
}
