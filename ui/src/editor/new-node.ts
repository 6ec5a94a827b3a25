import type { NodeTypeInfo, WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { freeName } from './free-name.ts';

/** A node of a type as a person places it, with a name that is free. */
export function newNode(type: NodeTypeInfo, document: WorkflowDocument, at: { x: number; y: number }): WorkflowNode {
  return {
    parameters: {},
    id: crypto.randomUUID(),
    name: freeName(type.displayName, new Set(document.nodes.map(({ name }) => name))),
    type: type.name,
    typeVersion: type.version,
    position: [Math.round(at.x), Math.round(at.y)],
    ...(type.hearsBy === 'webhook' ? { webhookId: crypto.randomUUID() } : {}),
  };
}
