import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { html } from '@codemirror/lang-html';
import { javascript } from '@codemirror/lang-javascript';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { python } from '@codemirror/lang-python';
import { sql } from '@codemirror/lang-sql';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { linter } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useMemo } from 'react';
import { useDraft } from '../use-draft.ts';
import type { CodeEditorProps, CodeLanguage } from './index.tsx';
import { look } from './look.ts';
import { useCodeMirror } from './use-code-mirror.ts';

const languages: Record<CodeLanguage, () => Extension> = {
  javascript: () => javascript(),
  python: () => python(),
  json: () => [json(), linter((view) => (view.state.doc.length === 0 ? [] : jsonParseLinter()(view)))],
  sql: () => sql(),
  html: () => html(),
};

/** The focus leaves it by Escape and then Tab, since Tab alone is of the editor. */
export default function CodeEditor({ id, label, language, value, isReadOnly, onChange }: CodeEditorProps) {
  const draft = useDraft(value, onChange);
  const extensions = useMemo(
    () => [
      lineNumbers(),
      history(),
      bracketMatching(),
      closeBrackets(),
      indentOnInput(),
      autocompletion(),
      search(),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
      languages[language](),
      EditorState.readOnly.of(isReadOnly),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ id, 'aria-label': label }),
      look,
    ],
    [id, label, language, isReadOnly],
  );
  const { host } = useCodeMirror({ value: draft.text, extensions, onChange: draft.type, onBlur: draft.flush });
  return <div ref={host} className="code-editor" />;
}
