import { gridStep } from '@leadloom/graph';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';

/** Where new things go: at the pointer while it is over the drawing, else in the middle of what is seen. */
export function useNewPlace(): () => [number, number] {
  const flow = useReactFlow();
  const pointer = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => {
    const onMove = (event: PointerEvent) => {
      const isOver = event.target instanceof Element && event.target.closest('.react-flow') !== null;
      pointer.current = isOver && event.pointerType === 'mouse' ? { x: event.clientX, y: event.clientY } : null;
    };
    document.addEventListener('pointermove', onMove, { passive: true });
    return () => document.removeEventListener('pointermove', onMove);
  }, []);
  return () => {
    const box = document.querySelector('.react-flow')!.getBoundingClientRect();
    const middle = { x: box.left + box.width / 2 - 48, y: box.top + box.height / 2 - 48 };
    const { x, y } = flow.screenToFlowPosition(pointer.current ?? middle, {
      snapToGrid: true,
      snapGrid: [gridStep, gridStep],
    });
    return [x, y];
  };
}
