import { useDraft } from '../use-draft.ts';
import type { InputProps } from './input-props.ts';

export function TextInput({ id, field, value, isReadOnly, onChange, listId }: InputProps & { listId?: string }) {
  const draft = useDraft(textOf(value), onChange);
  const rows = Number(field.typeOptions?.['rows'] ?? 1);
  const shared = {
    id,
    className: 'input',
    value: draft.text,
    readOnly: isReadOnly,
    placeholder: field.placeholder,
    spellCheck: false,
    onBlur: draft.flush,
  };
  if (rows > 1) return <textarea {...shared} rows={rows} onChange={(event) => draft.type(event.target.value)} />;
  const isSecret = field.typeOptions?.['password'] === true;
  return (
    <input
      {...shared}
      list={listId}
      type={isSecret ? 'password' : 'text'}
      autoComplete={isSecret ? 'new-password' : 'off'}
      onChange={(event) => draft.type(event.target.value)}
    />
  );
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
