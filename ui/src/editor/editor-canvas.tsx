import type { Wire } from '@leadloom/contracts';
import { gridStep } from '@leadloom/graph';
import { type OnConnectEnd, SelectionMode, useReactFlow } from '@xyflow/react';
import type { ReactNode } from 'react';
import { Drawing } from '../canvas/drawing.tsx';
import { portOf, wireBetween } from '../canvas/ports.ts';
import { StepNode } from '../canvas/step-node.tsx';
import { useDrawing } from '../canvas/use-drawing.ts';
import type { RunState } from '../run/fold-run.ts';
import type { Stale } from '../run/use-stale.ts';
import { GuideLines } from './arrange/guide-lines.tsx';
import { DrawingMenu } from './drawing-menu.tsx';
import { NameField } from './rename/name-field.tsx';
import { cornerAt, inDrawing } from './screen-places.ts';
import { EditableNote } from './notes/editable-note.tsx';
import type { PaletteTarget } from './palette/palette-target.ts';
import { editorTexts as texts } from './texts.ts';
import { useEditedDrawing } from './use-edited-drawing.ts';
import { useEditor } from './use-editor.ts';

import { useSlice } from './wires/use-slice.tsx';
import { useWireCheck } from './wires/use-wire-check.ts';
import { WireHint } from './wires/wire-hint.tsx';

interface EditorCanvasProps {
  run: RunState | null;
  /** Nodes whose data is out of date, and why. */
  stale: Stale;
  onOpen: (node: string) => void;
  onAdd: (target: PaletteTarget) => void;
  children?: ReactNode;
}

const nodeTypes = { step: StepNode, note: EditableNote };
const grid: [number, number] = [gridStep, gridStep];
const multiSelectionKeys = ['Shift', 'Meta', 'Control'];
/** Fingers move the drawing; a mouse selects with its left button and moves it with the middle one, or with Space. */
const isTouched = window.matchMedia('(pointer: coarse)').matches;

/** The drawing while it is edited: gestures become operations on the document. */
export function EditorCanvas({ run, stale, onOpen, onAdd, children }: EditorCanvasProps) {
  const { document, findings, readOnly, select, apply } = useEditor();
  const flow = useReactFlow();
  const drawn = useDrawing(document, findings, run, stale);
  const { guides, ...edited } = useEditedDrawing(drawn);
  const check = useWireCheck();
  const slice = useSlice(drawn.edges, (wires) => apply([{ op: 'disconnect', wires }], texts.edits.slice));
  const isRight = (wire: Wire | undefined) => wire !== undefined && check(wire) === null;
  const addWhereDropped: OnConnectEnd = (event, { fromNode, fromHandle, toHandle }) => {
    const port = portOf(fromHandle?.id);
    const at = 'changedTouches' in event ? event.changedTouches[0] : event;
    if (!fromNode || !port || toHandle !== null || !at) return;
    const place = { x: at.clientX, y: at.clientY };
    // The wire ends at the side of the new node, in its middle.
    const corner = cornerAt(flow, place);
    const aside = port.type === 'main' ? { x: corner.x + (port.isOutput ? 48 : -48), y: corner.y } : corner;
    onAdd({ at: aside, screen: inDrawing(place), from: { node: fromNode.id, port } });
  };
  return (
    <DrawingMenu onAdd={onAdd}>
      <Drawing
        {...edited}
        overlay={
          <>
            {slice.trail}
            {children}
          </>
        }
        surface={readOnly ? {} : slice.handlers}
        nodeTypes={nodeTypes}
        snapToGrid
        snapGrid={grid}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesReconnectable={!readOnly}
        connectionRadius={34}
        reconnectRadius={14}
        multiSelectionKeyCode={multiSelectionKeys}
        elevateNodesOnSelect={false}
        zoomOnDoubleClick={false}
        panOnDrag={isTouched ? true : [1]}
        selectionOnDrag={!isTouched}
        selectionMode={SelectionMode.Partial}
        onNodeClick={(event, { id }) => {
          // One of several that are selected is, after a plain click, the only one.
          if (!event.shiftKey && !event.metaKey && !event.ctrlKey) select({ nodes: [id] });
        }}
        onNodeDoubleClick={(_, node) => onOpen(node.id)}
        onPaneClick={(event) => {
          if (readOnly || !(event.ctrlKey || event.metaKey)) return;
          const place = { x: event.clientX, y: event.clientY };
          onAdd({ at: cornerAt(flow, place), screen: inDrawing(place) });
        }}
        isValidConnection={(connection) => isRight(wireBetween(connection))}
        onConnect={(connection) => {
          const wire = wireBetween(connection);
          if (wire) apply([{ op: 'connect', wires: [wire] }], texts.edits.connect);
        }}
        onConnectEnd={addWhereDropped}
        onReconnect={(edge, connection) => {
          const wire = wireBetween(connection);
          if (!wire || !edge.data) return;
          apply(
            [
              { op: 'disconnect', wires: [edge.data.wire] },
              { op: 'connect', wires: [wire] },
            ],
            texts.edits.replug,
          );
        }}
      >
        <WireHint check={check} />
        <GuideLines guides={guides} />
        <NameField />
      </Drawing>
    </DrawingMenu>
  );
}
