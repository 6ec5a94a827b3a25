import type { Wire, WorkflowDocument, WorkflowNode, WorkflowOperation } from '@leadloom/contracts';
import { isNote } from '../arrange/is-note.ts';
import { downstreamOf } from '../select/neighbours.ts';

/** From one node to the next in a row, as n8n places them. */
export const stepWidth = 208;

/** Puts a node into a wire; where there is no room for it, what is behind it moves aside. */
export function insertIntoWire(document: WorkflowDocument, wire: Wire, node: WorkflowNode): WorkflowOperation[] {
  const target = document.nodes.find(({ name }) => name === wire.target);
  const behind = downstreamOf(document, [wire.target]);
  const missing = target === undefined ? 0 : node.position[0]! + stepWidth - target.position[0]!;
  const moved = document.nodes.filter(
    (other) =>
      behind.has(other.name) &&
      !isNote(other) &&
      other.name !== wire.source &&
      // A way back leads to what stands before; that stays.
      other.position[0]! >= (target?.position[0] ?? 0),
  );
  return [
    { op: 'disconnect', wires: [wire] },
    ...(missing <= 0 || moved.length === 0
      ? []
      : [
          {
            op: 'moveNodes' as const,
            positions: Object.fromEntries(
              moved.map(({ name, position }) => [name, [position[0]! + missing, position[1]!]]),
            ),
          },
        ]),
    {
      op: 'addNodes',
      nodes: [node],
      wires: [
        { ...wire, target: node.name, targetIndex: 0 },
        { ...wire, source: node.name, sourceIndex: 0 },
      ],
    },
  ];
}
