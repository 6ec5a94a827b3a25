import type { WorkflowDocument, WorkflowNode, WorkflowOperation } from '@leadloom/contracts';
import { copyNodes } from '../clipboard/copy-nodes.ts';
import { listWires } from '../operations/wires.ts';
import { connectedTo } from '../select/neighbours.ts';
import { boxAround, boxOf, movesTo, type SizeOf, snap } from './boxes.ts';
import { isNote } from './is-note.ts';
import { layOut } from './lay-out.ts';
import { followNodes } from './note-follow.ts';
import { blocksOf } from './part-blocks.ts';

const groupGap = 96;

/**
 * Lays a drawing out from left to right, sub-nodes below what they serve, loose groups below each other in their order; all of it or the
 * chosen nodes. The upper left corner stays, notes go along with what is on them, and doing it again moves nothing:
 * 1. nodes that wires join make a group, which is laid out by itself, whatever stood where;
 * 2. groups go below each other in the order of their tops, which is their order afterwards, too.
 */
export function tidyNodes(
  document: WorkflowDocument,
  sizeOf: SizeOf,
  chosen: ReadonlySet<string> = new Set(document.nodes.map(({ name }) => name)),
): WorkflowOperation[] {
  const nodes = document.nodes.filter((node) => chosen.has(node.name) && !isNote(node));
  if (nodes.length === 0) return [];
  const names = new Set(nodes.map(({ name }) => name));
  const wires = listWires(document.connections).filter(({ source, target }) => names.has(source) && names.has(target));
  const corner = boxAround(nodes.map((node) => boxOf(node, sizeOf)));
  const left = snap(corner.x);
  let top = snap(corner.y);
  const places = new Map<string, [number, number]>();
  for (const group of groupsOf(nodes, document, names)) {
    const inGroup = new Set(group.map(({ name }) => name));
    const own = wires.filter(({ source }) => inGroup.has(source));
    const { places: inside, height } = layOut(blocksOf(group, own, sizeOf), own);
    for (const [name, [x, y]] of inside) places.set(name, [left + snap(x), top + snap(y)]);
    top = snap(top + height + groupGap);
  }
  const moves = movesTo(nodes, places);
  return [...moves, ...followNodes(document, places, chosen, sizeOf)];
}

/** Groups by their tops, then by their left edges. */
function groupsOf(
  nodes: readonly WorkflowNode[],
  document: WorkflowDocument,
  names: ReadonlySet<string>,
): WorkflowNode[][] {
  const drawing = copyNodes(document, names);
  const left = new Set(nodes);
  const groups: WorkflowNode[][] = [];
  for (const node of left) {
    const joined = connectedTo(drawing, [node.name]);
    const group = nodes.filter(({ name }) => joined.has(name));
    for (const member of group) left.delete(member);
    groups.push(group);
  }
  const topOf = (group: readonly WorkflowNode[]) => Math.min(...group.map(({ position }) => position[1]!));
  const leftOf = (group: readonly WorkflowNode[]) => Math.min(...group.map(({ position }) => position[0]!));
  return groups.sort((a, b) => topOf(a) - topOf(b) || leftOf(a) - leftOf(b));
}
