import type { Command } from '../commands.ts';

export interface KeyPress {
  /** `KeyboardEvent.key` and `code`. */
  key: string;
  code?: string;
  hasMod: boolean;
  hasAlt: boolean;
  hasShift?: boolean;
}

/** A key press as commands write it: `mod+shift+z`. Shift is not told of signs, which are other keys with it (`?`, `+`). */
export function writtenAs({ key, code = '', hasMod, hasAlt, hasShift = false }: KeyPress): string {
  // With Alt a Mac gives another sign than the one on the key.
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const name = (hasAlt && letter !== undefined ? letter : key).toLowerCase();
  const isSign = name.length === 1 && !/[a-z]/.test(name);
  return [hasMod ? 'mod' : '', hasAlt ? 'alt' : '', hasShift && !isSign ? 'shift' : '', name === ' ' ? 'space' : name]
    .filter((part) => part !== '')
    .join('+');
}

/**
 * Finds the command of a key press, given the key before it (for `g l`).
 * @returns the command, or `pending` when the press begins a sequence.
 */
export function matchKeys(
  commands: readonly Command[],
  press: KeyPress,
  before: string | null,
): Command | 'pending' | null {
  const typed = writtenAs(press);
  const has = (keys: string) => (command: Command) =>
    command.isByBrowser !== true && (command.keys === keys || command.also?.includes(keys) === true);
  const sequel = before === null ? undefined : commands.find(has(`${before} ${typed}`));
  if (sequel) return sequel;
  const direct = commands.find(has(typed));
  if (direct) return direct;
  return commands.some((command) => command.keys?.startsWith(`${typed} `)) ? 'pending' : null;
}
