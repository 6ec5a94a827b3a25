import { lazy, Suspense } from 'react';
import { ExpressionPreview } from './expression-preview.tsx';

export interface ExpressionFieldProps {
  id: string;
  label: string;
  /** With its `=`. */
  value: string;
  isReadOnly: boolean;
  onChange: (value: string) => void;
}

const Editor = lazy(() => import('./expression-editor.tsx'));

/** An expression, and below it what it gives for an item of the run. */
export function ExpressionField(props: ExpressionFieldProps) {
  const { id, label, value } = props;
  return (
    <div className="expression-field">
      <Suspense fallback={<input id={id} className="input mono" aria-label={label} readOnly value={value.slice(1)} />}>
        <Editor {...props} />
      </Suspense>
      <ExpressionPreview value={value} />
    </div>
  );
}
