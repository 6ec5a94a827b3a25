import { HubError, login } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { useTitle } from '../parts/page.tsx';
import { messageOf } from '../parts/toasts.ts';
import { Logo } from '../shell/logo.tsx';
import { sessionTexts as texts } from './texts.ts';
import './login-page.css';

/** Shown in place of any page while nobody is logged in; afterwards the same address shows its page. */
export function LoginPage() {
  useTitle(texts.title);
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const attempt = useMutation({
    mutationFn: () => call(login, { body: { email: email.trim(), password } }),
    meta: { showsError: true },
    onSuccess: (session) => client.setQueryData(['session'], session),
  });
  const isWrong = attempt.error instanceof HubError && attempt.error.code === 'unauthorized';
  return (
    <main className="login">
      <form
        className="login-card card"
        onSubmit={(event) => {
          event.preventDefault();
          attempt.mutate();
        }}
      >
        <Logo size={40} />
        <div>
          <h1>{texts.welcome}</h1>
          <p className="muted">{texts.tagline}</p>
        </div>
        <TextField
          label={texts.email}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={texts.password}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {attempt.error ? (
          <p className="login-error" role="alert">
            {isWrong ? texts.wrong : messageOf(attempt.error)}
          </p>
        ) : null}
        <Button type="submit" tone="primary" isBusy={attempt.isPending}>
          {texts.submit}
        </Button>
        <p className="login-hint">{texts.hint}</p>
      </form>
    </main>
  );
}
