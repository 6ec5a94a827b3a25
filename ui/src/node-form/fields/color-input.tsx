import { useDraft } from '../use-draft.ts';
import type { InputProps } from './input-props.ts';

export function ColorInput({ id, field, value, isReadOnly, onChange }: InputProps) {
  const draft = useDraft(typeof value === 'string' ? value : '', onChange);
  const isPlain = /^#[0-9a-f]{6}$/i.test(draft.text);
  return (
    <span className="row">
      <input
        type="color"
        className="form-color"
        aria-label={field.displayName}
        value={isPlain ? draft.text : '#000000'}
        disabled={isReadOnly}
        onBlur={draft.flush}
        onChange={(event) => draft.type(event.target.value)}
      />
      <input
        id={id}
        className="input mono"
        value={draft.text}
        readOnly={isReadOnly}
        onBlur={draft.flush}
        onChange={(event) => draft.type(event.target.value)}
      />
    </span>
  );
}
