import type { SizeOf } from '@leadloom/graph';
import { useReactFlow } from '@xyflow/react';

/** How large nodes are drawn now. */
export function useSizeOf(): SizeOf {
  const flow = useReactFlow();
  return ({ name }) => {
    const { width = 96, height = 96 } = flow.getNode(name) ?? {};
    return { width, height };
  };
}
