import { type Extension, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useLayoutEffect, useRef } from 'react';

interface CodeMirrorOptions {
  value: string;
  extensions: Extension;
  onChange: (value: string) => void;
  onBlur: () => void;
}

/** One CodeMirror in an element, whose text follows `value` where it comes from elsewhere (undo, another field). */
export function useCodeMirror({ value, extensions, onChange, onBlur }: CodeMirrorOptions) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef({ value, onChange, onBlur });
  useLayoutEffect(() => {
    latest.current = { value, onChange, onBlur };
  });
  useEffect(() => {
    if (host.current === null) return undefined;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          extensions,
          EditorView.updateListener.of((update) => {
            const text = update.state.doc.toString();
            if (update.docChanged && text !== latest.current.value) latest.current.onChange(text);
          }),
          EditorView.domEventHandlers({ blur: () => latest.current.onBlur() }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [extensions]);
  useEffect(() => {
    const { current } = view;
    const text = current?.state.doc.toString();
    if (current === null || text === value) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: value } });
  }, [value]);
  return { host, view };
}
