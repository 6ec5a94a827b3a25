import type { Connection, WorkflowNode } from '@leadloom/contracts';
import type { DoorParts } from '../door-parts.ts';

/** The accounts that a node names; those that are gone are left out. */
export async function nodeConnections(
  parts: DoorParts,
  workspaceId: string,
  node: Pick<WorkflowNode, 'credentials'>,
): Promise<Connection[]> {
  const ids = Object.values(node.credentials ?? {}).flatMap((credential) => {
    const { id } = credential as { id?: unknown };
    return typeof id === 'string' ? [id] : [];
  });
  const found = await Promise.all(ids.map((id) => parts.findConnection(workspaceId, id)));
  return found.filter((connection) => connection !== null);
}
