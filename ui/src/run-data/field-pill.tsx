import { createContext, useContext } from 'react';
import { copyText } from '../parts/copy-text.ts';
import { fieldExpression, type FieldPath, pathText } from './field-expression.ts';
import { runDataTexts as texts } from './texts.ts';

/**
 * Whose fields these are, as an expression of the open node names them: null for those that come in directly, a node's name for earlier
 * ones. Undefined where fields cannot be used.
 */
export const FieldsOf = createContext<string | null | undefined>(undefined);

/** The type under which a dragged field is known to the forms of nodes. */
const dragType = 'application/x-leadloom-field';

interface FieldPillProps {
  path: FieldPath;
  title: string;
  className?: string;
}

/** The name of a field: it can be dragged to a parameter; Enter or a click copies its expression. */
export function FieldPill({ path, title, className = 'field-name' }: FieldPillProps) {
  const node = useContext(FieldsOf);
  if (node === undefined) return <span className={className}>{title}</span>;
  const expression = fieldExpression(path, node);
  return (
    <button
      type="button"
      draggable
      className={`${className} field-pill`}
      title={expression}
      aria-label={texts.field(pathText(path))}
      onDragStart={({ dataTransfer }) => {
        dataTransfer.effectAllowed = 'copy';
        dataTransfer.setData(dragType, JSON.stringify({ expression, path }));
        dataTransfer.setData('text/plain', expression);
      }}
      onClick={() => void copyText(expression)}
    >
      {title}
    </button>
  );
}
