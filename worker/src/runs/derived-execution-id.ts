import { derivedId } from '@leadloom/store';

/** The id of an execution that something else causes: the same cause gives the same id, so a repeat finds what it began. */
export function derivedExecutionId(at: number, ...cause: readonly string[]): string {
  return derivedId('ex', at, cause.join(' '));
}
