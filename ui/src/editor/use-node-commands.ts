import { isNote, removeAndHeal } from '@leadloom/graph';
import { usePageActions } from '../shell/command-provider.tsx';
import { editorTexts as texts } from './texts.ts';
import { useEditor } from './use-editor.ts';

/** What is done to the selected nodes as they stand. */
export function useNodeCommands(): void {
  const { document, readOnly, selection, select, apply, edit } = useEditor();
  const chosen = new Set(selection.nodes);
  const steps = document.nodes.filter((node) => chosen.has(node.name) && !isNote(node));
  const toggleDisabled = () => {
    const enabled = steps.filter(({ disabled }) => disabled !== true);
    if (enabled.length > 0)
      apply(
        enabled.map(({ name }) => ({ op: 'changeNode', name, set: { disabled: true } })),
        texts.edits.disable,
      );
    else
      apply(
        steps.map(({ name }) => ({ op: 'changeNode', name, unset: ['disabled'] })),
        texts.edits.enable,
      );
  };
  const heal = () => {
    if (apply(removeAndHeal(document, selection.nodes), texts.edits.removeAndHeal)) select({});
  };
  const [only] = selection.nodes.length === 1 ? selection.nodes : [];
  usePageActions({
    rename: readOnly || only === undefined ? undefined : () => edit(only),
    toggleDisabled: readOnly || steps.length === 0 ? undefined : toggleDisabled,
    removeAndHeal: readOnly || selection.nodes.length === 0 ? undefined : heal,
  });
}
