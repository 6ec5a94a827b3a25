import { gridStep } from '@leadloom/graph';
import type { ReactNode } from 'react';
import { Drawing } from '../canvas/drawing.tsx';
import { wireBetween } from '../canvas/ports.ts';
import { StepNode } from '../canvas/step-node.tsx';
import { useDrawing } from '../canvas/use-drawing.ts';
import type { RunState } from '../run/fold-run.ts';
import type { Stale } from '../run/use-stale.ts';
import { GuideLines } from './arrange/guide-lines.tsx';
import { EditableNote } from './notes/editable-note.tsx';
import { NameField } from './rename/name-field.tsx';
import { editorTexts as texts } from './texts.ts';
import { useEditedDrawing } from './use-edited-drawing.ts';
import { useEditor } from './use-editor.ts';

interface EditorCanvasProps {
  run: RunState | null;
  /** Nodes whose data is out of date, and why. */
  stale: Stale;
  onOpen: (node: string) => void;
  children?: ReactNode;
}

const nodeTypes = { step: StepNode, note: EditableNote };
const grid: [number, number] = [gridStep, gridStep];
const multiSelectionKeys = ['Shift', 'Meta', 'Control'];

/** The drawing while it is edited: gestures become operations on the document. */
export function EditorCanvas({ run, stale, onOpen, children }: EditorCanvasProps) {
  const { document, findings, readOnly, select, apply } = useEditor();
  const { guides, ...edited } = useEditedDrawing(useDrawing(document, findings, run, stale));
  return (
    <Drawing
      {...edited}
      overlay={children}
      nodeTypes={nodeTypes}
      snapToGrid
      snapGrid={grid}
      nodesDraggable={!readOnly}
      nodesConnectable={!readOnly}
      multiSelectionKeyCode={multiSelectionKeys}
      elevateNodesOnSelect={false}
      zoomOnDoubleClick={false}
      onNodeClick={(event, { id }) => {
        // One of several that are selected is, after a plain click, the only one.
        if (!event.shiftKey && !event.metaKey && !event.ctrlKey) select({ nodes: [id] });
      }}
      onNodeDoubleClick={(_, node) => onOpen(node.id)}
      onConnect={(connection) => {
        const wire = wireBetween(connection);
        if (wire) apply([{ op: 'connect', wires: [wire] }], texts.edits.connect);
      }}
    >
      <GuideLines guides={guides} />
      <NameField />
    </Drawing>
  );
}
