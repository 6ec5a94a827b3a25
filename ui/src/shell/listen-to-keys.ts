import { type Command, commands } from '../commands.ts';
import { matchKeys } from './match-keys.ts';

const sequenceMs = 1200;

/**
 * Listens for the keys of commands on the whole page: not while somebody types, nor while a dialog or a menu is open.
 * @param run does the command; answers whether it was possible.
 */
export function listenToKeys(run: (command: Command) => boolean): () => void {
  let before: string | null = null;
  let timer = 0;
  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    const press = { key: event.key, hasMod: event.ctrlKey || event.metaKey, hasAlt: event.altKey };
    if (event.defaultPrevented || (isTyping && !press.hasMod) || document.querySelector('[role=dialog], [role=menu]'))
      return;
    const found = matchKeys(commands, press, before);
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
