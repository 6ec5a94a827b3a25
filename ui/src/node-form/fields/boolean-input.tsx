import type { InputProps } from './input-props.ts';

export function BooleanInput({ id, value, isReadOnly, onChange }: InputProps) {
  return (
    <input
      id={id}
      type="checkbox"
      className="form-check"
      checked={value === true}
      disabled={isReadOnly}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
