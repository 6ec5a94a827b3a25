import { useDraft } from '../use-draft.ts';
import type { InputProps } from './input-props.ts';

/** An empty field stores nothing but the default. */
export function NumberInput({ id, field, value, isReadOnly, onChange }: InputProps) {
  const commit = (text: string) => (text.trim() === '' ? onChange(field.default) : onChange(Number(text)));
  const draft = useDraft(typeof value === 'number' || typeof value === 'string' ? String(value) : '', commit);
  const { minValue, maxValue, numberPrecision } = field.typeOptions ?? {};
  return (
    <input
      id={id}
      className="input num"
      type="number"
      value={draft.text}
      readOnly={isReadOnly}
      placeholder={field.placeholder}
      min={typeof minValue === 'number' ? minValue : undefined}
      max={typeof maxValue === 'number' ? maxValue : undefined}
      step={numberPrecision === undefined || Number(numberPrecision) > 0 ? 'any' : 1}
      onBlur={draft.flush}
      onChange={(event) => draft.type(event.target.value)}
    />
  );
}
