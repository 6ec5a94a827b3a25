import { type Command, commands } from '../commands.ts';
import { isTextField } from './is-text-field.ts';
import { matchKeys, writtenAs } from './match-keys.ts';

const sequenceMs = 1200;
/** What has keys of its own while the focus is in it. */
const ownKeys = '[role=listbox], [data-own-keys]';

/**
 * Listens for the keys of commands on the whole page: not while somebody types, nor while a dialog or a menu is open.
 * @param run does the command; answers whether it was possible.
 */
export function listenToKeys(run: (command: Command) => boolean): () => void {
  let before: string | null = null;
  let timer = 0;
  const onKey = (event: KeyboardEvent) => {
    if (
      event.defaultPrevented ||
      document.querySelector('[role=dialog], [role=menu]') ||
      (event.target as HTMLElement).closest(ownKeys)
    )
      return;
    const press = {
      key: event.key,
      code: event.code,
      hasMod: event.ctrlKey || event.metaKey,
      hasAlt: event.altKey,
      hasShift: event.shiftKey,
    };
    const found = matchKeys(commands, press, before);
    if (isTextField(event.target) && (found === 'pending' || found?.worksWhileTyping !== true)) return;
    before = found === 'pending' ? writtenAs(press) : null;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      before = null;
    }, sequenceMs);
    if (found && found !== 'pending' && run(found)) event.preventDefault();
  };
  document.addEventListener('keydown', onKey);
  return () => {
    window.clearTimeout(timer);
    document.removeEventListener('keydown', onKey);
  };
}
