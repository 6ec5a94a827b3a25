import { choosePassword } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { useTitle } from '../parts/page.tsx';
import { messageOf } from '../parts/toasts.ts';
import { Logo } from '../shell/logo.tsx';
import { sessionTexts as texts } from './texts.ts';
import './login-page.css';

/** Where the link of an invitation leads; its token stands behind `#`. */
export function ChoosePasswordPage() {
  useTitle(texts.chooseTitle);
  const token = useLocation().hash.slice(1);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const choice = useMutation({
    mutationFn: () => call(choosePassword, { body: { token, password } }),
    meta: { showsError: true },
    onSuccess: async (session) => {
      client.clear();
      client.setQueryData(['session'], session);
      await navigate('/', { replace: true });
    },
  });
  return (
    <main className="login">
      <form
        className="login-card card"
        onSubmit={(event) => {
          event.preventDefault();
          choice.mutate();
        }}
      >
        <Logo size={40} />
        <div>
          <h1>{texts.chooseTitle}</h1>
          <p className="muted">{token === '' ? texts.noToken : texts.chooseHint}</p>
        </div>
        <TextField
          label={texts.password}
          type="password"
          autoComplete="new-password"
          required
          minLength={10}
          disabled={token === ''}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {choice.error ? (
          <p className="login-error" role="alert">
            {messageOf(choice.error)}
          </p>
        ) : null}
        <Button type="submit" tone="primary" isBusy={choice.isPending} disabled={token === ''}>
          {texts.choose}
        </Button>
      </form>
    </main>
  );
}
