import type { EdgeChange, NodeChange, NodeSelectionChange, XYPosition } from '@xyflow/react';
import { useMemo } from 'react';
import { edgeIdOf } from '../canvas/ports.ts';
import type { CanvasEdge, CanvasNode, Drawing } from '../canvas/project-canvas.ts';
import { type NoteBox, useResizing } from './notes/use-resizing.ts';
import { useEditor } from './use-editor.ts';
import { useMoving } from './use-moving.ts';

/** A drawing with what is selected, dragged or resized just now; such a gesture becomes an operation when it ends. */
export function useEditedDrawing(drawn: Drawing) {
  const { selection, select } = useEditor();
  const moving = useMoving();
  const resizing = useResizing();
  const chosen = useMemo(
    () => ({ nodes: new Set(selection.nodes), wires: new Set(selection.wires.map(edgeIdOf)) }),
    [selection],
  );
  const nodes = useMemo(
    () =>
      drawn.nodes.map((node) =>
        shown(node, chosen.nodes.has(node.id), moving.dragged.get(node.id), resizing.resized.get(node.id)),
      ),
    [drawn.nodes, chosen, moving.dragged, resizing.resized],
  );
  const edges = useMemo(
    () => drawn.edges.map((edge) => (chosen.wires.has(edge.id) ? { ...edge, selected: true } : edge)),
    [drawn.edges, chosen],
  );
  return {
    nodes,
    edges,
    guides: moving.guides,
    onNodesChange: (changes: NodeChange<CanvasNode>[]) => {
      moving.take(resizing.take(changes));
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length > 0) select((before) => ({ ...before, nodes: withSelected(before.nodes, selects) }));
    },
    onEdgesChange: (changes: EdgeChange<CanvasEdge>[]) => {
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length === 0) return;
      select((before) => {
        const ids = new Set(withSelected(before.wires.map(edgeIdOf), selects));
        return { ...before, wires: drawn.edges.flatMap(({ id, data }) => (ids.has(id) && data ? [data.wire] : [])) };
      });
    },
  };
}

function withSelected(before: readonly string[], changes: readonly NodeSelectionChange[]): string[] {
  const ids = new Set(before);
  for (const { id, selected } of changes)
    if (selected) ids.add(id);
    else ids.delete(id);
  return [...ids];
}

/** Nodes that nothing is done to stay the objects that they are, and are not drawn again. */
function shown(
  node: CanvasNode,
  isSelected: boolean,
  dragged: XYPosition | undefined,
  resized: NoteBox | undefined,
): CanvasNode {
  if (!isSelected && dragged === undefined) return node;
  const now = {
    ...node,
    selected: isSelected,
    ...(dragged === undefined ? {} : { position: dragged, dragging: true }),
  };
  if (resized === undefined) return now;
  const { x, y, ...size } = resized;
  return { ...now, ...size, measured: size, position: { x, y } };
}
