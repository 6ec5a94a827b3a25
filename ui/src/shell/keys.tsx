import { texts } from '../texts.ts';
import './keys.css';

const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent);
const names: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: isMac ? '⇧' : 'Shift',
  enter: 'Enter',
  escape: 'Esc',
  delete: isMac ? '⌫' : 'Del',
  tab: 'Tab',
};

/** The keys of a command, each as a key cap. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="keys">
      {keys.split(' ').map((step, index) => (
        <span key={step}>
          {index > 0 ? <span className="keys-then">{texts.keys.sequel}</span> : null}
          {(step === '+' ? ['+'] : step.split('+')).map((key) => (
            <kbd key={key}>{names[key] ?? key.toUpperCase()}</kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
