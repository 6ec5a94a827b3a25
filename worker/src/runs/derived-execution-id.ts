import { createHash } from 'node:crypto';

/** The id of an execution that something else causes: the same cause gives the same id, so a repeat finds what it began. */
export function derivedExecutionId(...cause: readonly string[]): string {
  return `ex_${createHash('sha256').update(cause.join(' ')).digest('hex').slice(0, 22)}`;
}
