import { useStore } from '@xyflow/react';

/** How much larger names and counts are drawn when the drawing is small: in steps, so that zooming does not restyle at every frame. */
export function useLegibleScale(): number {
  return useStore(({ transform: [, , zoom] }) => (zoom < 0.38 ? 1.8 : zoom < 0.55 ? 1.5 : zoom < 0.75 ? 1.2 : 1));
}
