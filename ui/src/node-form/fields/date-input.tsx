import type { InputProps } from './input-props.ts';

/** A time without a zone is meant in the workflow's. What is stored in another form (a text with a zone) stays until it is changed. */
export function DateInput({ id, field, value, isReadOnly, onChange }: InputProps) {
  const isDay = field.typeOptions?.['dateOnly'] === true;
  const stored = typeof value === 'string' ? value : '';
  const shown = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?/.exec(stored);
  const day = shown?.[1] ?? '';
  return (
    <input
      id={id}
      className="input"
      type={isDay ? 'date' : 'datetime-local'}
      value={isDay || day === '' ? day : `${day}T${shown?.[2] ?? '00:00'}`}
      readOnly={isReadOnly}
      onChange={({ target }) => onChange(isDay || target.value === '' ? target.value : `${target.value}:00`)}
    />
  );
}
