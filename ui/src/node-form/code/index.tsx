import { lazy, Suspense } from 'react';

export type CodeLanguage = 'javascript' | 'python' | 'json' | 'sql' | 'html';

export interface CodeEditorProps {
  id: string;
  label: string;
  language: CodeLanguage;
  value: string;
  isReadOnly: boolean;
  onChange: (value: string) => void;
}

const Editor = lazy(() => import('./code-editor.tsx'));

/** Code with colours and completion. Until its parts are loaded, and where they cannot be, it is a plain field. */
export function CodeEditor(props: CodeEditorProps) {
  const { id, label, value } = props;
  return (
    <Suspense fallback={<textarea id={id} className="input mono" aria-label={label} rows={6} readOnly value={value} />}>
      <Editor {...props} />
    </Suspense>
  );
}
