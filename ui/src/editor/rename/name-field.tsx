import { isNote } from '@leadloom/graph';
import { NodeToolbar, Position } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { editorTexts as texts } from '../texts.ts';
import { useEditor } from '../use-editor.ts';
import './name-field.css';

/** The name of a node while it is changed where it stands. References to it follow; a name that is taken is not accepted. */
export function NameField() {
  const { document, edited } = useEditor();
  const node = document.nodes.find(({ name }) => name === edited);
  return node === undefined || isNote(node) ? null : <Field key={node.name} name={node.name} />;
}

function Field({ name }: { name: string }) {
  const { document, apply, select, edit } = useEditor();
  const [typed, setTyped] = useState(name);
  const ref = useRef<HTMLInputElement>(null);
  const wanted = typed.trim();
  const isTaken = wanted !== name && document.nodes.some((node) => node.name === wanted);
  useEffect(() => {
    ref.current?.focus();
    ref.current?.select();
  }, []);
  const done = () => {
    edit(null);
    if (wanted === '' || wanted === name || isTaken) return;
    if (apply([{ op: 'renameNode', from: name, to: wanted }], texts.edits.rename)) select({ nodes: [wanted] });
  };
  return (
    <NodeToolbar nodeId={name} isVisible position={Position.Bottom} offset={4}>
      <input
        ref={ref}
        className="input name-field"
        aria-label={texts.rename.label(name)}
        aria-invalid={isTaken}
        aria-describedby={isTaken ? 'name-taken' : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') edit(null);
          if (event.key === 'Enter' && !isTaken) done();
        }}
      />
      {isTaken ? (
        <p className="field-error name-taken" id="name-taken" role="alert">
          {texts.rename.taken(wanted)}
        </p>
      ) : null}
    </NodeToolbar>
  );
}
