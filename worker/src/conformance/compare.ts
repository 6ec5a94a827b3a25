import { isDeepStrictEqual } from 'node:util';

const shownLength = 80;

/** Where two values differ first, as `path: this, not that`; null when they are the same. Both are read as JSON. */
export function difference(expected: unknown, actual: unknown, path = ''): string | null {
  if (isDeepStrictEqual(expected, actual)) return null;
  if (isContainer(expected) && isContainer(actual) && Array.isArray(expected) === Array.isArray(actual)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    for (const name of names) {
      const found = difference(expected[name], actual[name], `${path}.${name}`);
      if (found !== null) return found;
    }
    return null;
  }
  return `${path.replace(/^\./, '')}: ${shown(actual)}, expected ${shown(expected)}`;
}

/** A value as JSON has it: without what is undefined, with dates as text. */
export function asJson<T>(value: T): T {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? value : (JSON.parse(text) as T);
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}
