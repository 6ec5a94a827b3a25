import type { WorkflowNode } from '@leadloom/contracts';
import { isNote, noteSize, noteType, snap, takeFreeName } from '@leadloom/graph';
import { usePageActions } from '../../shell/command-provider.tsx';
import { useSizeOf } from '../arrange/use-size-of.ts';
import { editorTexts as texts } from '../texts.ts';
import { useEditor } from '../use-editor.ts';
import { useNewPlace } from '../use-new-place.ts';

const margin = { side: 48, top: 80, bottom: 72 };

/** New notes: at the pointer, or around the selected nodes, which then go along with the note. */
export function useNotes(): void {
  const { document, readOnly, selection, select, apply, edit } = useEditor();
  const newPlace = useNewPlace();
  const sizeOf = useSizeOf();
  const chosen = new Set(selection.nodes);
  const nodes = document.nodes.filter((node) => chosen.has(node.name) && !isNote(node));
  const add = (position: [number, number], size: { width: number; height: number }, content: string, label: string) => {
    const note: WorkflowNode = {
      parameters: { content, ...size },
      id: crypto.randomUUID(),
      name: takeFreeName('Sticky Note', new Set(document.nodes.map(({ name }) => name))),
      type: noteType,
      typeVersion: 1,
      position,
    };
    if (!apply([{ op: 'addNodes', nodes: [note], places: [0] }], label)) return;
    select({ nodes: [note.name] });
    edit(note.name);
  };
  const around = () => {
    const boxes = nodes.map((node) => ({ x: node.position[0]!, y: node.position[1]!, ...sizeOf(node) }));
    const left = snap(Math.min(...boxes.map(({ x }) => x)) - margin.side);
    const top = snap(Math.min(...boxes.map(({ y }) => y)) - margin.top);
    const width = Math.max(...boxes.map((box) => box.x + box.width)) + margin.side - left;
    const height = Math.max(...boxes.map((box) => box.y + box.height)) + margin.bottom - top;
    add([left, top], { width, height }, texts.note.group, texts.edits.group);
  };
  usePageActions({
    addNote: readOnly
      ? undefined
      : () => add(newPlace(), noteSize({ name: '', type: noteType, position: [] }), texts.note.fresh, texts.edits.note),
    group: readOnly || nodes.length === 0 ? undefined : around,
  });
}
