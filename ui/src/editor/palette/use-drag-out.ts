import { type PointerEvent as ReactPointerEvent, useRef } from 'react';

interface Place {
  x: number;
  y: number;
}

const threshold = 6;

/**
 * Lets things be dragged out of a list with mouse, pen or finger and dropped on the drawing. Pointer events in place of the browser's own
 * dragging: that one knows no fingers.
 * @param onDrop with the point on the screen, when it was let go over the drawing
 */
export function useDragOut<Thing>(onDrop: (thing: Thing, at: Place) => void) {
  const wasDragged = useRef(false);
  const start = (thing: Thing, event: ReactPointerEvent<HTMLElement>) => {
    // A finger scrolls the list; it drags what it moves sideways.
    if (event.button !== 0) return;
    const from = { x: event.clientX, y: event.clientY };
    const line = event.currentTarget;
    wasDragged.current = false;
    let ghost: HTMLElement | null = null;
    const move = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (ghost === null && Math.hypot(x - from.x, y - from.y) < threshold) return;
      if (ghost === null) {
        ghost = ghostOf(line);
        wasDragged.current = true;
      }
      ghost.style.translate = `${x}px ${y}px`;
    };
    const end = (event_: PointerEvent) => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', end);
      document.removeEventListener('pointercancel', end);
      ghost?.remove();
      const at = { x: event_.clientX, y: event_.clientY };
      const isOverDrawing = document.elementFromPoint(at.x, at.y)?.closest('.react-flow') != null;
      if (ghost !== null && event_.type === 'pointerup' && isOverDrawing) onDrop(thing, at);
    };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', end);
    document.addEventListener('pointercancel', end);
  };
  /** The click that ends a drag chooses nothing. */
  return { start, isClick: () => !wasDragged.current };
}

function ghostOf(line: HTMLElement): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'drag-ghost';
  const icon = line.querySelector('img, svg')?.cloneNode(true);
  if (icon) ghost.append(icon);
  document.body.append(ghost);
  return ghost;
}
