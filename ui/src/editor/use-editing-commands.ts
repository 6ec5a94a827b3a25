import { usePageActions } from '../shell/command-provider.tsx';
import { editorTexts as texts } from './texts.ts';
import { useEditor } from './use-editor.ts';

/** What can be done with the selection and the history of edits, offered to keys, menus and palette. */
export function useEditingCommands(): void {
  const { document, readOnly, selection, select, apply, undo, redo, undoLabel, redoLabel } = useEditor();
  const { nodes, wires } = selection;
  const remove = () => {
    const isRemoved = apply(
      [
        ...(wires.length === 0 ? [] : [{ op: 'disconnect' as const, wires: [...wires] }]),
        ...(nodes.length === 0 ? [] : [{ op: 'removeNodes' as const, names: [...nodes] }]),
      ],
      texts.edits.remove,
    );
    if (isRemoved) select({});
  };
  usePageActions({
    undo: readOnly || undoLabel === undefined ? undefined : undo,
    redo: readOnly || redoLabel === undefined ? undefined : redo,
    remove: readOnly || (nodes.length === 0 && wires.length === 0) ? undefined : remove,
    selectAll: () => select({ nodes: document.nodes.map(({ name }) => name) }),
  });
}
