import { type Command, commands } from '../commands.ts';
import { matchKeys } from './match-keys.ts';

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
    const target = event.target as HTMLElement;
    const isTyping =
      target.isContentEditable ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      // A key in the panel of a node is not for the drawing behind it.
      target.closest('[data-panel]') !== null;
    if (event.defaultPrevented || document.querySelector('[role=dialog], [role=menu]') || target.closest(ownKeys))
      return;
    const found = matchKeys(
      commands,
      {
        key: event.key,
        code: event.code,
        hasMod: event.ctrlKey || event.metaKey,
        hasAlt: event.altKey,
        hasShift: event.shiftKey,
      },
      before,
    );
    if (isTyping && (found === 'pending' || found?.worksWhileTyping !== true)) return;
    before = found === 'pending' ? event.key.toLowerCase() : null;
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
