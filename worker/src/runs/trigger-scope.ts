import type { TriggerInput } from '@leadloom/contracts';
import { inScope, openScope, withFiles } from '@leadloom/engine';
import type { DoorParts } from '../door-parts.ts';
import { nodeConnections } from './node-connections.ts';
import type { TriggerNode } from './trigger-node.ts';

/** Lets a trigger node, or one that is asked by its form, call out. It asks and changes nothing there, so what it sends is not journalled. */
export async function inTriggerScope<T>(
  parts: DoorParts,
  { workspaceId, workflowId }: Pick<TriggerInput, 'workspaceId' | 'workflowId'>,
  { node }: Pick<TriggerNode, 'node'>,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const connections = await nodeConnections(parts, workspaceId, node);
  const scope = openScope({
    workspaceId,
    scopeId: workflowId,
    unit: node.name,
    run: 0,
    attempt: 1,
    journal: null,
    connectionFor: (url) => parts.connectionFor(url, connections),
    safety: 'read',
    isNewest: () => Promise.resolve(true),
    signal,
  });
  return withFiles({ workspaceId, store: parts.files }, () => inScope(scope, work));
}
