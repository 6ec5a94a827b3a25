import type { Wire, WorkflowNode } from '@leadloom/contracts';
import type { SizeOf } from './boxes.ts';

/** A node with its sub-nodes below it: where each stands, seen from the upper left corner of the node. */
export interface Block {
  name: string;
  /** Size of the node alone. */
  width: number;
  height: number;
  places: Map<string, [number, number]>;
  /** How far it reaches, seen from the same corner. */
  left: number;
  right: number;
  bottom: number;
}

const rowGap = 96;
const columnGap = 48;

/**
 * Nodes as blocks: each one that serves no other, with a row of its sub-nodes below it, each over a row of its own. A sub-node that serves
 * several stands below the first of them.
 */
export function blocksOf(nodes: readonly WorkflowNode[], wires: readonly Wire[], sizeOf: SizeOf): Block[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const parts = new Map<string, string[]>();
  const placed = new Set<string>();
  for (const { source, sourceType, target } of wires) {
    if (sourceType === 'main' || source === target || placed.has(source)) continue;
    if (!byName.has(source) || !byName.has(target) || leadsUpTo(target, source, parts)) continue;
    placed.add(source);
    parts.set(target, [...(parts.get(target) ?? []), source]);
  }
  const build = (name: string): Block => {
    const size = sizeOf(byName.get(name)!);
    const block = { name, ...size, places: new Map([[name, [0, 0] as [number, number]]]), left: 0, right: size.width };
    const rows = (parts.get(name) ?? []).map(build);
    const row = rows.reduce((sum, part) => sum + part.right - part.left, 0) + columnGap * Math.max(0, rows.length - 1);
    let x = Math.round((size.width - row) / 2);
    let bottom = size.height;
    for (const part of rows) {
      for (const [inner, [dx, dy]] of part.places)
        block.places.set(inner, [x - part.left + dx, size.height + rowGap + dy]);
      block.left = Math.min(block.left, x);
      block.right = Math.max(block.right, x + part.right - part.left);
      bottom = Math.max(bottom, size.height + rowGap + part.bottom);
      x += part.right - part.left + columnGap;
    }
    return { ...block, bottom };
  };
  return nodes.filter(({ name }) => !placed.has(name)).map(({ name }) => build(name));
}

/** Is `name` below `below` already? A circle of sub-nodes would have no top. */
function leadsUpTo(name: string, below: string, parts: ReadonlyMap<string, readonly string[]>): boolean {
  return (parts.get(below) ?? []).some((part) => part === name || leadsUpTo(name, part, parts));
}
