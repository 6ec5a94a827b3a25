import type { WorkflowNode, WorkflowOperation } from '@leadloom/contracts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
/** How large a node is drawn. */
export type SizeOf = (node: WorkflowNode) => { width: number; height: number };

/** Places of drawn nodes are multiples of this, as n8n's are. */
export const gridStep = 16;

export const snap = (value: number): number => Math.round(value / gridStep) * gridStep;

export function boxOf(node: WorkflowNode, sizeOf: SizeOf): Box {
  return { x: node.position[0]!, y: node.position[1]!, ...sizeOf(node) };
}

/** The box around boxes; there has to be one at least. */
export function boxAround(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

export function isInside({ x, y, width, height }: Box, outer: Box): boolean {
  return x >= outer.x && y >= outer.y && x + width <= outer.x + outer.width && y + height <= outer.y + outer.height;
}

/** Moves those nodes that are not there yet; nothing when all are. */
export function movesTo(
  nodes: readonly WorkflowNode[],
  places: ReadonlyMap<string, readonly [number, number]>,
): WorkflowOperation[] {
  const moved = nodes.flatMap(({ name, position }): [string, [number, number]][] => {
    const place = places.get(name);
    return place === undefined || (place[0] === position[0] && place[1] === position[1]) ? [] : [[name, [...place]]];
  });
  return moved.length === 0 ? [] : [{ op: 'moveNodes', positions: Object.fromEntries(moved) }];
}
