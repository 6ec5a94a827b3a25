import type { NodeDifference, WorkflowDocument, WorkflowOperation } from '@leadloom/contracts';
import { applyOperations } from '../operations/apply-operations.ts';
import { operationsBetween } from '../operations/operations-between.ts';
import { listWires } from '../operations/wires.ts';

/**
 * What makes one node of `now` again what it was in `then`, by what `diffDocuments(then, now)` says of it: one that was removed comes back with the
 * wires to what is still there, one that was added goes, one that was changed gets its old name, place and settings.
 */
export function restoreNode(
  { before, after }: NodeDifference,
  then: WorkflowDocument,
  now: WorkflowDocument,
): WorkflowOperation[] {
  if (before === null) return after === null ? [] : [{ op: 'removeNodes', names: [after.name] }];
  if (after === null) {
    const there = new Set([before.name, ...now.nodes.map(({ name }) => name)]);
    const wires = listWires(then.connections).filter(
      ({ source, target }) =>
        (source === before.name || target === before.name) && there.has(source) && there.has(target),
    );
    return [{ op: 'addNodes', nodes: [before] }, ...(wires.length === 0 ? [] : [{ op: 'connect' as const, wires }])];
  }
  const rename: WorkflowOperation[] =
    before.name === after.name ? [] : [{ op: 'renameNode', from: after.name, to: before.name }];
  const renamed = applyOperations(now, rename).document;
  const nodes = renamed.nodes.map((node) => (node.name === before.name ? before : node));
  return [...rename, ...operationsBetween(renamed, { ...renamed, nodes })];
}
