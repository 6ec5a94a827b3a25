import { createHash } from 'node:crypto';
import { type DoorAnswer, HubError, type JournalRecord } from '@leadloom/contracts';
import type { JournalSession, JournalStore, OpenScope } from './door-scope.ts';

export interface JournalledRequest {
  method: string;
  url: URL;
  /** With multipart boundaries normalised. */
  body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** A repeat does no harm. */
  isRepeatable: boolean;
}

export type JournalVerdict =
  { kind: 'send'; record: JournalRecord } | { kind: 'answered'; answer: DoorAnswer } | { kind: 'in-doubt' };

const opening = new WeakMap<OpenScope, Promise<JournalSession>>();

/**
 * What the journal says of a request:
 * 1. recorded with its answer → that answer;
 * 2. recorded without one (it left, nothing is known) → send again if that does no harm, else a person decides;
 * 3. not recorded, may do harm, and an earlier try sent something else to the same place that nobody has asked for in this try → the
 *    two are probably the same request with another time or random id in it: a person decides;
 * 4. otherwise it is new → written down as sent, then sent.
 */
export async function consultJournal(
  scope: OpenScope,
  store: JournalStore,
  request: JournalledRequest,
): Promise<JournalVerdict> {
  const session = await sessionOf(scope, store);
  const address = request.url.origin + request.url.pathname;
  const asked = createHash('sha256').update(`${request.method} ${request.url.href}\n`);
  for await (const chunk of request.body) asked.update(chunk);
  const identity = asked.digest('hex');
  const nth = (session.counts.get(identity) ?? 0) + 1;
  session.counts.set(identity, nth);
  const known = session.known.get(identity)?.find((record) => record.nth === nth);
  if (known !== undefined) {
    session.unmatched.delete(known);
    if (known.answer !== null) return { kind: 'answered', answer: known.answer };
    return request.isRepeatable ? { kind: 'send', record: known } : { kind: 'in-doubt' };
  }
  const suspect = request.isRepeatable
    ? undefined
    : [...session.unmatched].find((record) => record.method === request.method && record.address === address);
  if (suspect !== undefined && suspect.release !== 'retry') {
    if (suspect.release !== 'done' || suspect.answer === null) {
      await store.suspect(scope.workspaceId, suspect.id);
      return { kind: 'in-doubt' };
    }
    session.unmatched.delete(suspect);
    return { kind: 'answered', answer: suspect.answer };
  }
  const record = newRecord(scope, { method: request.method, address, identity, nth });
  const isFirst = await writeSent(scope, store, record);
  return isFirst || request.isRepeatable ? { kind: 'send', record } : { kind: 'in-doubt' };
}

/** What is to be done for the first time, or again, as it is written down before. */
export function newRecord(
  { workspaceId, scopeId, unit, run, attempt }: OpenScope,
  what: Pick<JournalRecord, 'method' | 'address' | 'identity' | 'nth'>,
): JournalRecord {
  const id = createHash('sha256')
    .update(JSON.stringify([scopeId, unit, run, what.identity, what.nth]))
    .digest('base64url');
  return { id, workspaceId, scopeId, unit, run, ...what, attempt, answer: null };
}

/**
 * Written first, asked afterwards: whoever takes the scope over either sees this record or makes this check fail.
 * @returns false when it was written down before
 */
export async function writeSent(scope: OpenScope, store: JournalStore, record: JournalRecord): Promise<boolean> {
  const { answer: _answer, ...sent } = record;
  const isFirst = await store.putSent(sent);
  if (await scope.isNewest()) return isFirst;
  if (isFirst) await store.remove(scope.workspaceId, record.id);
  throw new HubError('conflict', 'Another worker has taken this execution over; this one sends nothing more', {
    retryable: true,
  });
}

/** Read once per scope, also when requests start side by side. */
function sessionOf(scope: OpenScope, store: JournalStore): Promise<JournalSession> {
  let session = opening.get(scope);
  if (session === undefined) {
    session = store.list(scope.workspaceId, scope.scopeId, scope.unit, scope.run).then((records) => ({
      known: Map.groupBy(records, (record) => record.identity),
      counts: new Map(),
      unmatched: new Set(records),
    }));
    opening.set(scope, session);
  }
  return session;
}
