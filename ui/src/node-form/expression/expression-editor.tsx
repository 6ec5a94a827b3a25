import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { Decoration, EditorView, keymap, MatchDecorator, ViewPlugin } from '@codemirror/view';
import { useEffect, useMemo } from 'react';
import { look } from '../code/look.ts';
import { useCodeMirror } from '../code/use-code-mirror.ts';
import { useDraft } from '../use-draft.ts';
import { completeExpression } from './complete-expression.ts';
import type { ExpressionFieldProps } from './expression-field.tsx';
import { sampleField, setSample } from './sample-field.ts';
import { useSample } from './use-sample.ts';

const placeholders = new MatchDecorator({
  regexp: /\{\{[^]*?\}\}/g,
  decoration: Decoration.mark({ class: 'cm-placeholder-expression' }),
});
const marked = ViewPlugin.define(
  (view) => ({
    decorations: placeholders.createDeco(view),
    update(update) {
      this.decorations = placeholders.updateDeco(update, this.decorations);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

/** The text of an expression, with completion from the data of the chosen item. */
export default function ExpressionEditor({ id, label, value, isReadOnly, onChange }: ExpressionFieldProps) {
  const draft = useDraft(value.slice(1), (text) => onChange(`=${text}`));
  const sample = useSample();
  const extensions = useMemo(
    () => [
      history(),
      closeBrackets(),
      sampleField,
      autocompletion({ override: [completeExpression], icons: false }),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorState.readOnly.of(isReadOnly),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ id, 'aria-label': label }),
      marked,
      look,
    ],
    [id, label, isReadOnly],
  );
  const { host, view } = useCodeMirror({ value: draft.text, extensions, onChange: draft.type, onBlur: draft.flush });
  useEffect(() => view.current?.dispatch({ effects: setSample.of(sample) }), [view, sample]);
  return <div ref={host} className="expression-editor" data-expression="true" />;
}
