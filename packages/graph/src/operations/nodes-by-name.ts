import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { OperationError } from './operation-error.ts';

/** Names that are properties of every object: n8n refuses them too, since it keeps nodes in an object by name. */
const reserved: ReadonlySet<string> = new Set(
  [...Object.getOwnPropertyNames(Object.prototype), 'prototype'].map((name) => name.toLowerCase()),
);

/** The place of the first node with that name. */
export function placeOf(document: WorkflowDocument, name: string): number {
  const place = document.nodes.findIndex((node) => node.name === name);
  if (place === -1) throw new OperationError('node_not_found', `There is no node "${name}" in this workflow.`);
  return place;
}

export function nodeOf(document: WorkflowDocument, name: string): WorkflowNode {
  const node = document.nodes[placeOf(document, name)];
  if (node === undefined) throw new OperationError('node_not_found', `There is no node "${name}" in this workflow.`);
  return node;
}

/** Refuses a name that a node has already, or that none may have. */
export function refuseName(name: string, taken: ReadonlySet<string>): void {
  if (taken.has(name))
    throw new OperationError('name_taken', `There is a node "${name}" already. Choose another name.`);
  if (reserved.has(name.toLowerCase()))
    throw new OperationError('name_not_allowed', `No node can be called "${name}". Choose another name.`);
}
