import type { WorkflowNode, WorkflowOperation } from '@leadloom/contracts';
import { type Box, boxAround, boxOf, movesTo, type SizeOf, snap } from './boxes.ts';

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

const placers: Readonly<Record<Alignment, (box: Box, all: Box) => [number, number]>> = {
  left: (box, all) => [all.x, box.y],
  centre: (box, all) => [Math.round(all.x + (all.width - box.width) / 2), box.y],
  right: (box, all) => [all.x + all.width - box.width, box.y],
  top: (box, all) => [box.x, all.y],
  middle: (box, all) => [box.x, Math.round(all.y + (all.height - box.height) / 2)],
  bottom: (box, all) => [box.x, all.y + all.height - box.height],
};

/** Brings nodes in line with the edge, or the middle, of the box around them all. */
export function alignNodes(nodes: readonly WorkflowNode[], how: Alignment, sizeOf: SizeOf): WorkflowOperation[] {
  if (nodes.length < 2) return [];
  const all = boxAround(nodes.map((node) => boxOf(node, sizeOf)));
  return movesTo(nodes, new Map(nodes.map((node) => [node.name, placers[how](boxOf(node, sizeOf), all)])));
}

/** Makes the gaps between nodes alike; the outermost two stay where they are. */
export function distributeNodes(
  nodes: readonly WorkflowNode[],
  direction: 'across' | 'down',
  sizeOf: SizeOf,
): WorkflowOperation[] {
  if (nodes.length < 3) return [];
  const [axis, side, place] = direction === 'across' ? (['x', 'width', 0] as const) : (['y', 'height', 1] as const);
  const boxes = nodes
    .map((node) => ({ node, box: boxOf(node, sizeOf) }))
    .sort((a, b) => a.box[axis] - b.box[axis] || a.box[side] - b.box[side]);
  const [first, last] = [boxes[0]!.box, boxes.at(-1)!.box];
  const filled = boxes.reduce((sum, { box }) => sum + box[side], 0);
  const gap = (last[axis] + last[side] - first[axis] - filled) / (nodes.length - 1);
  const places = new Map<string, [number, number]>();
  let at = first[axis];
  for (const { node, box } of boxes) {
    const position: [number, number] = [box.x, box.y];
    position[place] = Math.round(at);
    places.set(node.name, position);
    at += box[side] + gap;
  }
  return movesTo(nodes, places);
}

/** Puts nodes on the grid. */
export function snapNodes(nodes: readonly WorkflowNode[]): WorkflowOperation[] {
  return movesTo(
    nodes,
    new Map(nodes.map(({ name, position }) => [name, [snap(position[0]!), snap(position[1]!)] as const])),
  );
}
