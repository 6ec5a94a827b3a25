import { type ReactNode, useId } from 'react';

interface SettingProps {
  label: string;
  hint?: string;
  children: (id: string) => ReactNode;
}

export function Setting({ label, hint, children }: SettingProps) {
  const id = useId();
  return (
    <div className="form-field">
      <div className="form-label">
        <label htmlFor={id}>{label}</label>
      </div>
      {children(id)}
      {hint === undefined ? null : <p className="field-hint">{hint}</p>}
    </div>
  );
}
