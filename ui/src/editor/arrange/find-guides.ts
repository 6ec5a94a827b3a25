export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Guides {
  /** How far the box has to go to be in line. */
  dx: number;
  dy: number;
  /** Where the lines are, across the drawing and down; null where nothing is in line. */
  x: number | null;
  y: number | null;
}

const reach = 7;

/** The edges and middles of other boxes that a dragged one is nearly in line with, the nearest in each direction. */
export function findGuides(box: Rect, others: readonly Rect[]): Guides {
  const across = nearest(
    box.x,
    box.width,
    others.map(({ x, width }) => [x, width]),
  );
  const down = nearest(
    box.y,
    box.height,
    others.map(({ y, height }) => [y, height]),
  );
  return { dx: across?.by ?? 0, dy: down?.by ?? 0, x: across?.at ?? null, y: down?.at ?? null };
}

function nearest(start: number, size: number, others: readonly (readonly [number, number])[]) {
  let best: { by: number; at: number } | null = null;
  for (const [otherStart, otherSize] of others)
    for (const part of [0, 0.5, 1]) {
      const at = otherStart + otherSize * part;
      const by = at - (start + size * part);
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best.by))) best = { by, at };
    }
  return best;
}
