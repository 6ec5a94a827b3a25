import type { ValueDifference } from '@leadloom/contracts';
import { isSame } from '../operations/is-same.ts';

/** The innermost values in which two values differ, in the order of the first, then what only the second has. */
export function valueDifferences(before: unknown, after: unknown, path: string[] = []): ValueDifference[] {
  if (isSame(before, after)) return [];
  const [left, right] = [entriesOf(before), entriesOf(after)];
  if (left === null || right === null || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  }
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    valueDifferences(left.get(key), right.get(key), [...path, key]),
  );
}

function entriesOf(value: unknown): Map<string, unknown> | null {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
}
