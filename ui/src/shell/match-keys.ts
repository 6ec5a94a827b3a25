import type { Command } from '../commands.ts';

export interface KeyPress {
  key: string;
  hasMod: boolean;
  hasAlt: boolean;
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
  if (press.hasAlt) return null;
  const key = press.key.toLowerCase();
  const typed = press.hasMod ? `mod+${key}` : key;
  if (before !== null) {
    const sequel = commands.find((command) => command.keys === `${before} ${typed}`);
    if (sequel) return sequel;
  }
  const direct = commands.find((command) => command.keys === typed);
  if (direct) return direct;
  return commands.some((command) => command.keys?.startsWith(`${typed} `)) ? 'pending' : null;
}
