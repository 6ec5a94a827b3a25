import { HubError } from '@leadloom/contracts';
import { type JournalStore, type SegmentHost, inScope, openScope } from '@leadloom/engine';
import type { DoorParts } from '../door-parts.ts';
import { nodeConnections } from '../runs/node-connections.ts';

interface Replayed {
  workspaceId: string;
  /** Whose journal answers. */
  executionId: string;
  /** Nodes that must not run, since nobody sees what they do outside. */
  blocked: ReadonlySet<string>;
}

/** Lets nodes call out as far as the journal of an execution answers them: nothing leaves, and nothing is written down. */
export function closedDoor(
  parts: DoorParts,
  { workspaceId, executionId, blocked }: Replayed,
): SegmentHost['aroundNode'] {
  const journal: JournalStore = {
    list: (...place) => parts.journal.list(...place),
    keepBody: () => Promise.reject(new Error('Nothing left, so nothing comes back')),
    putSent: () => Promise.resolve(true),
    putDone: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    suspect: () => Promise.resolve(),
  };
  return async (input, node, run, work) => {
    if (blocked.has(node.name))
      throw new HubError(
        'conflict',
        'A replay cannot answer for this node: it is new or changed, or was run several times, and reaches outside',
      );
    const connections = await nodeConnections(parts, workspaceId, node);
    const scope = openScope({
      workspaceId,
      scopeId: executionId,
      unit: node.name,
      run,
      attempt: 0,
      journal,
      connectionFor: (url) => parts.connectionFor(url, connections),
      safety: 'unsafe',
      isNewest: () => Promise.resolve(true),
      isClosed: true,
      signal: input.signal,
    });
    return inScope(scope, work);
  };
}
