import type { WorkflowDocument } from '@leadloom/contracts';
import type { XYPosition } from '@xyflow/react';
import { type ReactNode, useMemo, useState } from 'react';
import { Drawing } from '../canvas/drawing.tsx';
import { edgeIdOf, wireBetween } from '../canvas/ports.ts';
import type { CanvasNode } from '../canvas/project-canvas.ts';
import { useDrawing } from '../canvas/use-drawing.ts';
import type { RunState } from '../run/fold-run.ts';
import { editorTexts as texts } from './texts.ts';
import { useEditor } from './use-editor.ts';

interface EditorCanvasProps {
  run: RunState | null;
  onOpen: (node: string) => void;
  children?: ReactNode;
}

const still: ReadonlyMap<string, XYPosition> = new Map();

/** The drawing while it is edited: gestures become operations on the document. */
export function EditorCanvas({ run, onOpen, children }: EditorCanvasProps) {
  const { document, findings, readOnly, selection, select, apply } = useEditor();
  const drawn = useDrawing(document, findings, run);
  /** Where nodes are that are being dragged; the document hears of it when they are let go. */
  const [dragged, setDragged] = useState(still);
  const chosen = useMemo(
    () => ({ nodes: new Set(selection.nodes), wires: new Set(selection.wires.map(edgeIdOf)) }),
    [selection],
  );
  const nodes = useMemo(
    () => drawn.nodes.map((node) => shown(node, chosen.nodes.has(node.id), dragged.get(node.id))),
    [drawn.nodes, chosen, dragged],
  );
  const edges = useMemo(
    () => drawn.edges.map((edge) => (chosen.wires.has(edge.id) ? { ...edge, selected: true } : edge)),
    [drawn.edges, chosen],
  );
  return (
    <Drawing
      nodes={nodes}
      edges={edges}
      overlay={children}
      nodesDraggable={!readOnly}
      nodesConnectable={!readOnly}
      zoomOnDoubleClick={false}
      onNodeDoubleClick={(_, node) => onOpen(node.id)}
      onNodesChange={(changes) => {
        const selected = new Set(chosen.nodes);
        const moving = new Map(dragged);
        const moved: Record<string, [number, number]> = {};
        for (const change of changes)
          if (change.type === 'select') {
            if (change.selected) selected.add(change.id);
            else selected.delete(change.id);
          } else if (change.type === 'position' && change.position) {
            if (change.dragging) moving.set(change.id, change.position);
            else moved[change.id] = [Math.round(change.position.x), Math.round(change.position.y)];
          }
        if (changes.some(({ type }) => type === 'select')) select({ ...selection, nodes: [...selected] });
        const positions = whatMoved(document, moved);
        if (Object.keys(moved).length > 0) setDragged(still);
        else if (moving.size > 0) setDragged(moving);
        if (Object.keys(positions).length > 0)
          apply([{ op: 'moveNodes', positions }], texts.edits.move, {
            joins: `move ${Object.keys(positions).join(' ')}`,
          });
      }}
      onEdgesChange={(changes) => {
        const selected = new Set(chosen.wires);
        for (const change of changes)
          if (change.type === 'select') {
            if (change.selected) selected.add(change.id);
            else selected.delete(change.id);
          }
        const wires = drawn.edges.flatMap(({ id, data }) => (selected.has(id) && data ? [data.wire] : []));
        select({ ...selection, wires });
      }}
      onConnect={(connection) => {
        const wire = wireBetween(connection);
        if (wire) apply([{ op: 'connect', wires: [wire] }], texts.edits.connect);
      }}
    />
  );
}

/** Nodes that are neither selected nor dragged stay the objects that they are, and are not drawn again. */
function shown(node: CanvasNode, isSelected: boolean, position: XYPosition | undefined): CanvasNode {
  if (!isSelected && position === undefined) return node;
  return { ...node, selected: isSelected, ...(position === undefined ? {} : { position, dragging: true }) };
}

function whatMoved({ nodes }: WorkflowDocument, moved: Record<string, [number, number]>) {
  const before = new Map(nodes.map(({ name, position }) => [name, position]));
  return Object.fromEntries(
    Object.entries(moved).filter(([name, [x, y]]) => before.get(name)?.[0] !== x || before.get(name)?.[1] !== y),
  );
}
