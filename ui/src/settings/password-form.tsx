import { changePassword, HubError } from '@leadloom/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { messageOf, showToast } from '../parts/toasts.ts';
import { settingsTexts } from './texts.ts';

const texts = settingsTexts.password;

export function PasswordForm({ email }: { email: string }) {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: () => call(changePassword, { body: { current, password } }),
    meta: { showsError: true },
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      showToast('ok', texts.changed);
    },
  });
  const error = change.error ? messageOf(change.error) : undefined;
  const details =
    change.error instanceof HubError ? (change.error.details as { field?: string } | undefined) : undefined;
  const isCurrentWrong = details?.field === 'current';
  return (
    <form
      className="card account-card stack"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <h2>{texts.title}</h2>
      {/* A password manager needs to know whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField
        label={texts.current}
        type="password"
        autoComplete="current-password"
        required
        error={isCurrentWrong ? error : undefined}
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <TextField
        label={texts.next}
        hint={texts.hint}
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        error={isCurrentWrong ? undefined : error}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <div className="row">
        <Button type="submit" tone="primary" isBusy={change.isPending}>
          {texts.change}
        </Button>
      </div>
    </form>
  );
}
