import { texts as common } from '../texts.ts';
import { type Theme, useTheme } from '../shell/use-theme.ts';
import './settings.css';

const choices: readonly Theme[] = ['system', 'light', 'dark'];

export function Appearance() {
  const { theme, setTheme } = useTheme();
  return (
    <fieldset className="card themes">
      <legend>{common.theme.label}</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input type="radio" name="theme" checked={theme === choice} onChange={() => setTheme(choice)} />
          {common.theme[choice]}
        </label>
      ))}
    </fieldset>
  );
}
