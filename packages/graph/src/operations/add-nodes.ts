import type { WorkflowDocument } from '@leadloom/contracts';
import { connect } from './connect.ts';
import type { Edit, Operation } from './edit.ts';
import { refuseName } from './nodes-by-name.ts';

export function addNodes(document: WorkflowDocument, operation: Operation<'addNodes'>): Edit {
  const taken = new Set(document.nodes.map(({ name }) => name));
  const nodes = [...document.nodes];
  for (const [order, node] of operation.nodes.entries()) {
    refuseName(node.name, taken);
    taken.add(node.name);
    nodes.splice(operation.places?.[order] ?? nodes.length, 0, node);
  }
  const pinned = operation.pinData === undefined ? {} : { pinData: { ...document.pinData, ...operation.pinData } };
  const wired = connect({ ...document, nodes, ...pinned }, { op: 'connect', wires: operation.wires ?? [] });
  return {
    document: wired.document,
    undo: [{ op: 'removeNodes', names: operation.nodes.map(({ name }) => name) }],
  };
}
