import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { Markdown } from './markdown.tsx';
import type { NoteNode as NoteNodeType } from './project-canvas.ts';
import './note-node.css';

/** A sticky note; n8n knows seven colours by number. */
export const NoteNode = memo(function NoteNode({ data, width, height }: NodeProps<NoteNodeType>) {
  return (
    <div className={`note note-${data.color >= 1 && data.color <= 7 ? data.color : 1}`} style={{ width, height }}>
      <Markdown text={data.content} />
    </div>
  );
});
