import { textOf } from './text-of.ts';

/** A switch off the wire: `true` or 1, as a value or as text. */
export function isTrue(value: unknown): boolean {
  return ['true', '1'].includes(textOf(value));
}
