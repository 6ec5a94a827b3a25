import { useReactFlow } from '@xyflow/react';
import { motion } from '../canvas/motion.ts';
import { useEditor } from './use-editor.ts';

/** Selects a node and brings it into the middle of what is seen. */
export function useShowNode(): (name: string) => void {
  const { select } = useEditor();
  const flow = useReactFlow();
  return (name) => {
    select({ nodes: [name] });
    const node = flow.getNode(name);
    if (node === undefined) return;
    const { width = 96, height = 96 } = node;
    void flow.setCenter(node.position.x + width / 2, node.position.y + height / 2, {
      zoom: Math.max(flow.getZoom(), 0.7),
      ...motion(250),
    });
  };
}
