import type { NodeTypeInfo, PlacedWire, WorkflowDocument } from '@leadloom/contracts';
import { useReactFlow } from '@xyflow/react';
import { useState } from 'react';
import { newNode } from './new-node.ts';
import { editorTexts as texts } from './texts.ts';
import { useEditor } from './use-editor.ts';

/** Where a chosen node goes; without one, behind the selected node or into the middle of what is seen. */
export interface PaletteTarget {
  at?: { x: number; y: number };
}

/** The open palette, and what becomes of the node that is chosen in it. */
export function usePalette() {
  const { document, selection, apply, select } = useEditor();
  const flow = useReactFlow();
  const [target, setTarget] = useState<PaletteTarget | null>(null);
  const choose = (type: NodeTypeInfo) => {
    const before =
      selection.nodes.length === 1 ? document.nodes.find(({ name }) => name === selection.nodes[0]) : undefined;
    const canFollow = before !== undefined && target?.at === undefined && !type.isTrigger;
    const at = target?.at ?? (canFollow ? { x: before.position[0]! + 208, y: before.position[1]! } : middleOf(flow));
    const node = newNode(type, document, freePlace(document, at));
    const wires: PlacedWire[] = canFollow
      ? [
          {
            source: before.name,
            sourceType: 'main',
            sourceIndex: 0,
            target: node.name,
            targetType: 'main',
            targetIndex: 0,
          },
        ]
      : [];
    setTarget(null);
    if (!apply([{ op: 'addNodes', nodes: [node], wires }], texts.edits.add(node.name))) return;
    select({ nodes: [node.name] });
  };
  return { target, open: (next: PaletteTarget = {}) => setTarget(next), close: () => setTarget(null), choose };
}

function middleOf(flow: ReturnType<typeof useReactFlow>): { x: number; y: number } {
  const box = window.document.querySelector('.canvas')?.getBoundingClientRect();
  const { x, y } = flow.screenToFlowPosition({
    x: (box?.left ?? 0) + (box?.width ?? 0) / 2,
    y: (box?.top ?? 0) + (box?.height ?? 0) / 2,
  });
  return { x: x - 48, y: y - 48 };
}

/** Further down, where another node is there already. */
function freePlace({ nodes }: WorkflowDocument, { x, y }: { x: number; y: number }): { x: number; y: number } {
  const isTaken = (top: number) =>
    nodes.some(
      ({ position, type }) =>
        !type.endsWith('.stickyNote') && Math.abs(position[0]! - x) < 110 && Math.abs(position[1]! - top) < 130,
    );
  let top = y;
  while (isTaken(top)) top += 160;
  return { x, y: top };
}
