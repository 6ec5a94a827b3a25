import type { NodeChange } from '@xyflow/react';
import { useState } from 'react';
import type { CanvasNode } from '../../canvas/project-canvas.ts';
import { editorTexts as texts } from '../texts.ts';
import { useEditor } from '../use-editor.ts';

export interface NoteBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Resizing of notes by their edges: shown at once, one edit when it ends. */
export function useResizing(): {
  resized: ReadonlyMap<string, NoteBox>;
  /** @returns the changes that are none of resizing. */
  take: (changes: readonly NodeChange<CanvasNode>[]) => NodeChange<CanvasNode>[];
} {
  const { document, apply } = useEditor();
  const [resized, setResized] = useState<ReadonlyMap<string, NoteBox>>(new Map());

  const take = (changes: readonly NodeChange<CanvasNode>[]) => {
    const sizes = changes.flatMap((change) => (change.type === 'dimensions' && 'resizing' in change ? [change] : []));
    const ids = new Set(sizes.map(({ id }) => id));
    for (const { id, dimensions, resizing } of sizes) {
      const note = document.nodes.find(({ name }) => name === id);
      if (note === undefined) continue;
      const moved = changes.find((change) => change.type === 'position' && change.id === id);
      const before = resized.get(id);
      const box = {
        x: before?.x ?? note.position[0]!,
        y: before?.y ?? note.position[1]!,
        ...(moved?.type === 'position' ? moved.position : {}),
        width: Math.round(dimensions?.width ?? before?.width ?? 0),
        height: Math.round(dimensions?.height ?? before?.height ?? 0),
      };
      setResized(resizing === true ? new Map([[id, box]]) : new Map());
      if (resizing === true || box.width === 0) continue;
      const { width, height } = box;
      apply(
        [
          { op: 'changeNode', name: id, set: { parameters: { ...note.parameters, width, height } } },
          { op: 'moveNodes', positions: { [id]: [Math.round(box.x), Math.round(box.y)] } },
        ],
        texts.edits.resize,
      );
    }
    return changes.filter((change) => !('id' in change && ids.has(change.id)));
  };
  return { resized, take };
}
