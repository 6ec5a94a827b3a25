import type { Wire } from '@leadloom/contracts';
import { type PointerEvent, useState } from 'react';
import type { CanvasEdge } from '../../canvas/project-canvas.ts';
import { crossedEdges, type Point } from './slice.ts';

/** With Alt held, a line drawn over the canvas cuts the wires that it crosses. */
export function useSlice(edges: readonly CanvasEdge[], onCut: (wires: Wire[]) => void) {
  const [line, setLine] = useState<readonly Point[] | null>(null);
  const [box, setBox] = useState<DOMRect | null>(null);
  const handlers = {
    onPointerDownCapture: (event: PointerEvent<HTMLElement>) => {
      if (!event.altKey || event.button !== 0) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      setBox(event.currentTarget.getBoundingClientRect());
      setLine([{ x: event.clientX, y: event.clientY }]);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (line !== null) setLine([...line, { x: event.clientX, y: event.clientY }]);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (line === null) return;
      setLine(null);
      const cut = new Set(crossedEdges(event.currentTarget, [...line, { x: event.clientX, y: event.clientY }]));
      const wires = edges.flatMap(({ id, data }) => (cut.has(id) && data ? [data.wire] : []));
      if (wires.length > 0) onCut(wires);
    },
  };
  const trail =
    line === null || box === null ? null : (
      <svg className="slice" aria-hidden>
        <polyline points={line.map(({ x, y }) => `${x - box.left},${y - box.top}`).join(' ')} />
      </svg>
    );
  return { handlers, trail };
}
