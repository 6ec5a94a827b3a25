import { type NodeProps, NodeResizer, NodeToolbar, Position } from '@xyflow/react';
import { Pencil } from 'lucide-react';
import { memo } from 'react';
import { NoteNode } from '../../canvas/note-node.tsx';
import type { NoteNode as NoteNodeType } from '../../canvas/project-canvas.ts';
import { Button } from '../../parts/button.tsx';
import { editorTexts as texts } from '../texts.ts';
import { useEditor } from '../use-editor.ts';
import { NoteText } from './note-text.tsx';
import './notes.css';

const colours = [1, 2, 3, 4, 5, 6, 7] as const;

/** A toolbar stands a little higher than its node, which would be behind the drawing here. */
const overNodes = { zIndex: 1000 };

/** A sticky note that can be written on, coloured and made larger. */
export const EditableNote = memo(function EditableNote(props: NodeProps<NoteNodeType>) {
  const { readOnly, edited, edit, apply, selection } = useEditor();
  const { id, data, selected } = props;
  const isOnly = selected && !readOnly && selection.nodes.length === 1;
  const set = (parameters: Record<string, unknown>, label: string) =>
    apply([{ op: 'changeNode', name: id, set: { parameters: { ...data.node.parameters, ...parameters } } }], label);
  return (
    <>
      <NodeResizer isVisible={isOnly} minWidth={120} minHeight={64} />
      {edited === id ? (
        <NoteText
          text={data.content}
          className={`note note-${data.color}`}
          onDone={(content) => {
            edit(null);
            if (content !== data.content) set({ content }, texts.edits.write);
          }}
        />
      ) : (
        <NoteNode {...props} />
      )}
      <NodeToolbar isVisible={isOnly && edited !== id} position={Position.Top} offset={10} style={overNodes}>
        <div className="note-bar" role="toolbar" aria-label={texts.note.bar}>
          {colours.map((color) => (
            <button
              key={color}
              type="button"
              className={`note-colour note-${color}`}
              aria-label={texts.note.colour(color)}
              aria-pressed={data.color === color}
              onClick={() => set({ color }, texts.edits.colour)}
            />
          ))}
          <Button tone="quiet" icon={Pencil} isIconOnly aria-label={texts.note.edit} onClick={() => edit(id)} />
        </div>
      </NodeToolbar>
    </>
  );
});
