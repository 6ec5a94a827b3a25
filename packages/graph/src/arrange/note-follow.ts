import type { WorkflowDocument, WorkflowNode, WorkflowOperation } from '@leadloom/contracts';
import { type Box, boxAround, boxOf, isInside, movesTo, type SizeOf } from './boxes.ts';
import { isNote, noteSize } from './is-note.ts';

/** Nodes that stand on a note, whole. */
export function nodesOn(note: WorkflowNode, nodes: readonly WorkflowNode[], sizeOf: SizeOf): WorkflowNode[] {
  const ground = boxOf(note, noteSize);
  return nodes.filter((node) => node !== note && isInside(boxOf(node, isNote(node) ? noteSize : sizeOf), ground));
}

/**
 * Notes go along with nodes that are laid out anew: one with nodes on it keeps its margins around them, and becomes as large as that needs;
 * another goes as far as the node nearest to it. Differences are taken first, so that fractions do not add up. A note that has a node on it which is not laid out stays.
 */
export function followNodes(
  document: WorkflowDocument,
  places: ReadonlyMap<string, readonly [number, number]>,
  chosen: ReadonlySet<string>,
  sizeOf: SizeOf,
): WorkflowOperation[] {
  const steps = document.nodes.filter((node) => !isNote(node));
  const notes = document.nodes.filter((node) => isNote(node));
  const isWhole = notes.every(({ name }) => chosen.has(name));
  const boxAt = (node: WorkflowNode): Box => {
    const [x, y] = places.get(node.name) ?? node.position;
    return { ...boxOf(node, sizeOf), x, y };
  };
  const moved = new Map<string, [number, number]>();
  const resized: WorkflowOperation[] = [];
  for (const note of notes) {
    const ground = boxOf(note, noteSize);
    const on = nodesOn(note, steps, sizeOf);
    if (on.some(({ name }) => !places.has(name))) continue;
    if (on.length > 0) {
      const before = boxAround(on.map((node) => boxOf(node, sizeOf)));
      const after = boxAround(on.map(boxAt));
      moved.set(note.name, [ground.x + (after.x - before.x), ground.y + (after.y - before.y)]);
      const width = ground.width + (after.width - before.width);
      const height = ground.height + (after.height - before.height);
      if (width !== ground.width || height !== ground.height)
        resized.push({ op: 'changeNode', name: note.name, set: { parameters: { ...note.parameters, width, height } } });
    } else if (isWhole || chosen.has(note.name)) {
      const nearest = nearestTo(
        ground,
        steps.filter(({ name }) => places.has(name)),
        sizeOf,
      );
      if (nearest === undefined) continue;
      const [x, y] = places.get(nearest.name)!;
      moved.set(note.name, [ground.x + (x - nearest.position[0]!), ground.y + (y - nearest.position[1]!)]);
    }
  }
  return [...movesTo(notes, moved), ...resized];
}

function nearestTo(ground: Box, nodes: readonly WorkflowNode[], sizeOf: SizeOf): WorkflowNode | undefined {
  const distance = (node: WorkflowNode) => {
    const box = boxOf(node, sizeOf);
    const dx = Math.max(0, box.x - ground.x - ground.width, ground.x - box.x - box.width);
    const dy = Math.max(0, box.y - ground.y - ground.height, ground.y - box.y - box.height);
    return dx * dx + dy * dy;
  };
  return nodes.toSorted((a, b) => distance(a) - distance(b))[0];
}
