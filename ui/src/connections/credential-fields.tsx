import type { ConnectorInfo } from '@leadloom/contracts';
import { TextField } from '../parts/field.tsx';
import { connectionTexts as texts } from './texts.ts';

type CredentialType = ConnectorInfo['credentialTypes'][number];

interface CredentialFieldsProps {
  type: CredentialType;
  values: Record<string, string>;
  /** When a connection is changed, what stays empty stays as it was. */
  isChange: boolean;
  onChange: (values: Record<string, string>) => void;
}

/** The form of a credential type. Secrets are typed blind and never come back from the hub. */
export function CredentialFields({ type, values, isChange, onChange }: CredentialFieldsProps) {
  // New credentials replace the old ones as a whole, so that with one field the others are needed too.
  const isKept = isChange && Object.values(values).every((value) => value === '');
  return type.fields.map((field) => (
    <TextField
      key={field.name}
      label={field.label}
      type={field.secret ? 'password' : 'text'}
      autoComplete="off"
      spellCheck={false}
      required={field.required && !isKept}
      placeholder={isKept ? texts.keep : typeof field.default === 'string' ? field.default : undefined}
      hint={[field.description, field.secret ? texts.secretHint : ''].filter(Boolean).join(' ')}
      value={values[field.name] ?? ''}
      onChange={(event) => onChange({ ...values, [field.name]: event.target.value })}
    />
  ));
}

/** What the form comes to: typed values, and defaults where nothing was typed; null when nothing was typed at all. */
export function credentialData(type: CredentialType, values: Record<string, string>): Record<string, unknown> | null {
  if (Object.values(values).every((value) => value === '')) return null;
  const entries = type.fields.map((field) => [field.name, values[field.name] || field.default] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}
