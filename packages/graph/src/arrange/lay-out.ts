import { Graph, type GraphLabel, layout } from '@dagrejs/dagre';
import type { Wire } from '@leadloom/contracts';
import { inOrderOfWires } from '../select/order-of-flow.ts';
import type { Block } from './part-blocks.ts';

export interface Group {
  /** Where each node of the group stands, seen from the group's upper left corner. */
  places: Map<string, [number, number]>;
  width: number;
  height: number;
}

const stepGap = 128;
const branchGap = 64;

/** Blocks that wires join, from left to right: later ones further right, branches below each other in the order of the outputs. */
export function layOut(blocks: readonly Block[], wires: readonly Wire[]): Group {
  const graph = new Graph<GraphLabel, { width: number; height: number; x?: number; y?: number }>();
  graph.setGraph({ rankdir: 'LR', ranksep: stepGap, nodesep: branchGap, edgesep: branchGap / 2 });
  graph.setDefaultEdgeLabel(() => ({}));
  const byName = new Map(blocks.map((block) => [block.name, block]));
  // dagre keeps this order where it has no reason for another.
  const ordered = inOrderOfWires([...byName.keys()], wires).map((name) => byName.get(name)!);
  // dagre puts middles in line, so a block is as high above its node's middle as it is below.
  for (const { name, left, right, height, bottom } of ordered)
    graph.setNode(name, { width: right - left, height: height + 2 * (bottom - height) });
  for (const { source, target } of wires)
    if (source !== target && graph.hasNode(source) && graph.hasNode(target)) graph.setEdge(source, target);
  layout(graph, { constraints: branchesInOrder(ordered, wires) });
  const places = new Map<string, [number, number]>();
  const extents = ordered.map((block) => {
    const { x = 0, y = 0 } = graph.node(block.name);
    const [left, top] = [Math.round(x - (block.right - block.left) / 2), Math.round(y - block.height / 2)];
    for (const [name, [dx, dy]] of block.places) places.set(name, [left - block.left + dx, top + dy]);
    return { left, top, right: left + block.right - block.left, bottom: top + block.bottom };
  });
  const [left, top] = [Math.min(...extents.map((one) => one.left)), Math.min(...extents.map((one) => one.top))];
  return {
    places: new Map([...places].map(([name, [x, y]]) => [name, [x - left, y - top]])),
    width: Math.max(...extents.map((one) => one.right)) - left,
    height: Math.max(...extents.map((one) => one.bottom)) - top,
  };
}

/** What one node leads to stays in the order of its outputs, as far as that is the order of the wires as well. */
function branchesInOrder(ordered: readonly Block[], wires: readonly Wire[]): { left: string; right: string }[] {
  const places = new Map(ordered.map(({ name }, place) => [name, place]));
  return [...Map.groupBy(wires, ({ source }) => source).values()].flatMap((branches) =>
    branches.slice(1).flatMap(({ target: right }, before) => {
      const left = branches[before]!.target;
      return (places.get(left) ?? Infinity) < (places.get(right) ?? -1) ? [{ left, right }] : [];
    }),
  );
}
