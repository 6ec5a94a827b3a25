export interface Point {
  x: number;
  y: number;
}

const samples = 40;

/** Ids of the drawn wires that a line over the screen crosses. */
export function crossedEdges(root: ParentNode, line: readonly Point[]): string[] {
  return [...root.querySelectorAll<SVGGElement>('.react-flow__edge')].flatMap((edge) => {
    const path = edge.querySelector<SVGPathElement>('.react-flow__edge-path');
    const id = edge.dataset['id'];
    return path && id !== undefined && doCross(pointsOf(path), line) ? [id] : [];
  });
}

function pointsOf(path: SVGPathElement): Point[] {
  const toScreen = path.getScreenCTM();
  const length = path.getTotalLength();
  return Array.from({ length: samples + 1 }, (_, index) => {
    const point = path.getPointAtLength((length * index) / samples);
    return toScreen ? point.matrixTransform(toScreen) : point;
  });
}

/** Does any part of one line cross any part of the other? */
export function doCross(one: readonly Point[], other: readonly Point[]): boolean {
  return one
    .slice(1)
    .some((b, index) => other.slice(1).some((d, place) => segmentsCross(one[index]!, b, other[place]!, d)));
}

function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}
