import type { useReactFlow } from '@xyflow/react';

interface Place {
  x: number;
  y: number;
}

/** Half a drawn node: what is dropped has its middle under the pointer. */
const half = 48;

/** Where in the drawing the corner of a node is whose middle is at a point of the screen. */
export function cornerAt(flow: Pick<ReturnType<typeof useReactFlow>, 'screenToFlowPosition'>, at: Place): Place {
  const { x, y } = flow.screenToFlowPosition(at);
  return { x: x - half, y: y - half };
}

const boxOfDrawing = () => document.querySelector('.canvas')?.getBoundingClientRect();

/** The corner of a node in the middle of what is seen. */
export function middleCorner(flow: Parameters<typeof cornerAt>[0]): Place {
  const box = boxOfDrawing();
  return cornerAt(flow, {
    x: (box?.left ?? 0) + (box?.width ?? 0) / 2,
    y: (box?.top ?? 0) + (box?.height ?? 0) / 2,
  });
}

/** A point of the screen as one of the drawing's box, a little beside it. */
export function inDrawing({ x, y }: Place): Place {
  const box = boxOfDrawing();
  return { x: x - (box?.left ?? 0) + 12, y: y - (box?.top ?? 0) + 12 };
}
