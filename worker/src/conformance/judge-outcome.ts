import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from './probe-expressions.ts';

/** One line of a table of expressions. `matcher` is the name of the test's assertion. */
export interface Expectation {
  matcher: string;
  expected?: unknown;
}

/** Null when an expression gave what its line says. */
export function judgeOutcome({ matcher, expected }: Expectation, outcome: Outcome): string | null {
  const wanted = decode(expected);
  if (matcher.startsWith('toThrow')) {
    const text = wanted instanceof WantedError ? wanted.message : typeof wanted === 'string' ? wanted : '';
    if ('error' in outcome && outcome.error.includes(text)) return null;
    return `gave ${shown(outcome)}, expected an error "${text}"`;
  }
  if ('error' in outcome) return `failed with "${outcome.error}", expected ${shown({ value: wanted })}`;
  const { value } = outcome;
  const isGood =
    matcher === 'toBeUndefined'
      ? value === undefined
      : matcher === 'not.toBeUndefined'
        ? value !== undefined
        : wanted instanceof WantedItems
          ? wanted.isIn(value)
          : isDeepStrictEqual(withoutUndefined(wanted), withoutUndefined(value));
  return isGood ? null : `gave ${shown(outcome)}, expected ${shown({ value: wanted })}`;
}

class WantedError extends Error {}

/** A list that holds at least these. */
class WantedItems {
  readonly #items: unknown[];
  constructor(items: unknown[]) {
    this.#items = items;
  }
  isIn(value: unknown): boolean {
    return Array.isArray(value) && this.#items.every((item) => value.some((one) => isDeepStrictEqual(one, item)));
  }
}

/** Values that JSON does not have are written as objects: `{"$undefined": true}`, `{"$jsDate": [text]}` … */
function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  if ('$undefined' in value) return undefined;
  if ('$nan' in value) return Number.NaN;
  if ('$jsDate' in value) return new Date((value.$jsDate as string[])[0] ?? '');
  if ('$error' in value) return new WantedError(value.$error as string);
  if ('$matcher' in value) return new WantedItems((decode((value as { value?: unknown }).value) ?? []) as unknown[]);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, decode(inner)]));
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : [[name, withoutUndefined(inner)]])),
  );
}

function shown(outcome: Outcome): string {
  if ('error' in outcome) return `the error "${outcome.error}"`;
  const text = JSON.stringify(outcome.value) ?? String(outcome.value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
