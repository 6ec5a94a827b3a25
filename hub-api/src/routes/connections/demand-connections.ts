import type { Store } from '@leadloom/store';
import { found } from '../../http/found.ts';

/** @throws HubError `not_found` for the first id that is no connection of this workspace. */
export async function demandConnections(
  { store, workspaceId }: { store: Store; workspaceId: string },
  ids: readonly string[],
): Promise<void> {
  for (const id of new Set(ids)) found(await store.connections.get(workspaceId, id), 'connection', id);
}
