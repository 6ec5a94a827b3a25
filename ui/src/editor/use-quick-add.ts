import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { usePageActions } from '../shell/command-provider.tsx';
import type { PaletteTarget } from './palette/palette-target.ts';
import { cornerAt, inDrawing } from './screen-places.ts';

/**
 * Tab adds a node where the pointer is. Only for hands that use the mouse: who goes through the page with the keys needs Tab for that, and
 * is known by the last thing that moved.
 */
export function useQuickAdd(onAdd: ((target: PaletteTarget) => void) | undefined): void {
  const flow = useReactFlow();
  /** Null while the mouse is not what moves, or not over the drawing. */
  const pointer = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => {
    const move = (event: PointerEvent) => {
      const isOver = event.pointerType === 'mouse' && (event.target as Element).closest('.react-flow') !== null;
      pointer.current = isOver ? { x: event.clientX, y: event.clientY } : null;
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Tab' || event.key.startsWith('Arrow')) pointer.current = null;
    };
    document.addEventListener('pointermove', move);
    // After the commands have heard it.
    window.addEventListener('keydown', key);
    return () => {
      document.removeEventListener('pointermove', move);
      window.removeEventListener('keydown', key);
    };
  }, []);
  usePageActions({
    quickAdd:
      onAdd === undefined
        ? undefined
        : () => {
            const at = pointer.current;
            if (at === null) return false;
            onAdd({ at: cornerAt(flow, at), screen: inDrawing(at) });
            return true;
          },
  });
}
