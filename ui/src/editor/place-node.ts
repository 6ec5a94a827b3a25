import type { Wire, WorkflowDocument, WorkflowNode, WorkflowOperation } from '@leadloom/contracts';
import { insertIntoWire, isNote, stepWidth } from '@leadloom/graph';
import type { PaletteTarget } from './palette/palette-target.ts';

interface Place {
  x: number;
  y: number;
}

const rowHeight = 200;

/** Where a new node goes: where it was asked for, else beside what it is wired to, further on where something is in the way. */
export function placeFor(document: WorkflowDocument, target: PaletteTarget, middle: Place): Place {
  if (target.at) return target.at;
  const neighbour = document.nodes.find(({ name }) => name === (target.wire?.source ?? target.from?.node));
  if (neighbour === undefined) return freePlace(document, middle, 'down');
  const [x = 0, y = 0] = neighbour.position;
  if (target.wire) return { x: x + stepWidth, y };
  const { type, isOutput } = target.from!.port;
  if (type === 'main') return freePlace(document, { x: x + (isOutput ? stepWidth : -stepWidth), y }, 'down');
  return freePlace(document, { x, y: y + (isOutput ? -rowHeight : rowHeight) }, 'right');
}

/** What puts a new node into the document, wired as it was asked for. */
export function placeNode(document: WorkflowDocument, target: PaletteTarget, node: WorkflowNode): WorkflowOperation[] {
  if (target.wire) return insertIntoWire(document, target.wire, node);
  return [{ op: 'addNodes', nodes: [node], wires: target.from ? [wireTo(node.name, target.from)] : [] }];
}

function wireTo(name: string, { node, port }: NonNullable<PaletteTarget['from']>): Wire {
  const { type, index } = port;
  return port.isOutput
    ? { source: node, sourceType: type, sourceIndex: index, target: name, targetType: type, targetIndex: 0 }
    : { source: name, sourceType: type, sourceIndex: 0, target: node, targetType: type, targetIndex: index };
}

function freePlace({ nodes }: WorkflowDocument, { x, y }: Place, way: 'down' | 'right'): Place {
  const isTaken = (at: Place) =>
    nodes.some(
      (node) => !isNote(node) && Math.abs(node.position[0]! - at.x) < 110 && Math.abs(node.position[1]! - at.y) < 130,
    );
  const at = { x, y };
  while (isTaken(at)) {
    if (way === 'down') at.y += 160;
    else at.x += 144;
  }
  return at;
}
