import { timingSafeEqual } from 'node:crypto';
import { HubError } from '@leadloom/contracts';
import type { WaitingRun } from '@leadloom/store';

/**
 * Lets through who has the run's token in the query (`signature`). Nodes that sign each address are checked by the worker.
 * @returns the suffix of the address: workflows made for older versions of n8n append it behind the query, so it may be in the token
 */
export function demandToken({ wait, token }: WaitingRun, query: Record<string, unknown>, suffix: string): string {
  if (wait?.entries.some((entry) => entry.isSigned && entry.suffix === suffix) === true) return suffix;
  const { signature } = query;
  const [given = '', ...rest] = typeof signature === 'string' ? signature.split('/') : [];
  if (token !== null && !isSame(given, token))
    throw new HubError('unauthorized', 'Invalid token: call the address as the run gave it away, with its signature.');
  return suffix === '' ? rest.join('/') : suffix;
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
