import { useSession } from '../session/use-session.ts';
import { type Theme, useTheme } from '../shell/use-theme.ts';
import { texts as common } from '../texts.ts';
import { PasswordForm } from './password-form.tsx';
import './settings.css';

const choices: readonly Theme[] = ['system', 'light', 'dark'];

/** What concerns nobody but the one who looks at it. */
export function YourAccount() {
  const { theme, setTheme } = useTheme();
  const { session } = useSession();
  return (
    <div className="account">
      <fieldset className="card themes">
        <legend>{common.theme.label}</legend>
        {choices.map((choice) => (
          <label key={choice}>
            <input type="radio" name="theme" checked={theme === choice} onChange={() => setTheme(choice)} />
            {common.theme[choice]}
          </label>
        ))}
      </fieldset>
      {session?.user.email ? <PasswordForm email={session.user.email} /> : null}
    </div>
  );
}
