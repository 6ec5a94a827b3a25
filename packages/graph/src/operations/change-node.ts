import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import type { Edit, Operation } from './edit.ts';
import { changeKeys } from './change-keys.ts';
import { nodeOf, placeOf } from './nodes-by-name.ts';
import { OperationError } from './operation-error.ts';

const fixed = ['name', 'position', 'type'];

export function changeNode(document: WorkflowDocument, operation: Operation<'changeNode'>): Edit {
  const { name, set = {}, unset = [] } = operation;
  const node = nodeOf(document, name);
  const refused = ['name', 'position'].find((key) => key in set) ?? fixed.find((key) => unset.includes(key));
  if (refused !== undefined)
    throw new OperationError('key_not_allowed', `The ${refused} of "${name}" is not changed this way.`);
  const changed = changeKeys<WorkflowNode>(node, set, unset);
  const nodes = document.nodes.with(placeOf(document, name), changed.record);
  return { document: { ...document, nodes }, undo: [{ op: 'changeNode', name, ...changed.undo }] };
}

export function moveNodes(document: WorkflowDocument, { positions }: Operation<'moveNodes'>): Edit {
  const nodes = [...document.nodes];
  const before: [string, number[]][] = [];
  for (const [name, position] of Object.entries(positions)) {
    const node = nodeOf(document, name);
    before.push([name, node.position]);
    nodes[placeOf(document, name)] = { ...node, position };
  }
  return {
    document: { ...document, nodes },
    undo: [{ op: 'moveNodes', positions: Object.fromEntries(before) }],
  };
}
