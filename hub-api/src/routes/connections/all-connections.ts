import type { Connection } from '@leadloom/contracts';
import type { Store } from '@leadloom/store';

/** All connections of a workspace: there are tens of them, not thousands. */
export async function allConnections(store: Store, workspaceId: string): Promise<Connection[]> {
  const all: Connection[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.connections.list(workspaceId, { limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}
