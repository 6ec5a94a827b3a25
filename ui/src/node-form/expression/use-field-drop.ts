import type { NodeProperty } from '@leadloom/contracts';
import { type DragEvent, useState } from 'react';
import { isExpression } from './is-expression.ts';

/** What the data views put into a drag: JSON `{expression}`, the expression with its braces and without `=`. */
const fieldType = 'application/x-leadloom-field';

/** Lets a field of the data be dropped on a parameter. On a text it is added at its end, in every other place it becomes the value. */
export function useFieldDrop(isOn: boolean, field: NodeProperty, value: unknown, onChange: (value: string) => void) {
  const [isOver, setIsOver] = useState(false);
  if (!isOn) return {};
  const carries = (event: DragEvent) => event.dataTransfer.types.includes(fieldType);
  return {
    'data-drop': isOver ? 'over' : 'here',
    onDragOver: (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      setIsOver(false);
      if (!carries(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const { expression } = JSON.parse(event.dataTransfer.getData(fieldType)) as { expression: string };
      onChange(withField(field, value, expression));
    },
  };
}

/** The value of a parameter after a field of the data was put into it. */
export function withField(field: NodeProperty, value: unknown, expression: string): string {
  const placeholder = bare(expression);
  const before = isExpression(value)
    ? value.slice(1)
    : typeof value === 'string' && field.type === 'string'
      ? value
      : '';
  return before.trim() === '' ? `=${placeholder}` : `=${before}${before.endsWith(' ') ? '' : ' '}${placeholder}`;
}

/** `={{ $json.a }}`, `{{ $json.a }}` and `$json.a` are the same. */
function bare(expression: string): string {
  const text = expression.replace(/^=/, '').trim();
  return text.startsWith('{{') ? text : `{{ ${text} }}`;
}
