import type { DoorAnswer, JournalRecord } from '@leadloom/contracts';
import { HubError } from '@leadloom/contracts';
import type { INodeExecutionData } from 'n8n-workflow';
import { stringify } from '../segment/encode-state.ts';
import type { JournalStore, OpenScope } from './door-scope.ts';
import { bytesOf } from './answer-body.ts';
import { doorSettings } from './door-settings.ts';
import { newRecord, writeSent } from './journal-session.ts';

/** n8n's result of a node run, as far as it lasts. */
interface Outcome {
  data?: INodeExecutionData[][] | null;
}

const tries = new WeakMap<OpenScope, number>();
const identity = 'node run';

/**
 * A run of a node whose effects the door does not see, written down as a whole:
 * 1. it came to its end before → what it gave then, or failed with;
 * 2. it began and nothing is known → a person decides;
 * 3. otherwise → written down, then run.
 * A person's "done" passes the items on that the node was given.
 */
export async function journalNodeRun<T>(
  scope: OpenScope,
  store: JournalStore,
  work: () => Promise<T>,
  given: INodeExecutionData[][],
): Promise<T> {
  const nth = (tries.get(scope) ?? 0) + 1;
  tries.set(scope, nth);
  const records = await store.list(scope.workspaceId, scope.scopeId, scope.unit, scope.run);
  const known = records.find((record) => record.identity === identity && record.nth === nth);
  if (known?.answer) {
    doorSettings.onOutcome('replayed');
    return (await outcomeOf(known.answer, given)) as T;
  }
  if (known !== undefined) return parkNodeRun(scope);
  const record = newRecord(scope, { method: 'RUN', address: scope.unit, identity, nth });
  if (!(await writeSent(scope, store, record))) return parkNodeRun(scope);
  return keepOutcome(scope, store, record, work);
}

async function keepOutcome<T>(
  scope: OpenScope,
  store: JournalStore,
  record: JournalRecord,
  work: () => Promise<T>,
): Promise<T> {
  doorSettings.onOutcome('sent');
  const keep = (status: number, outcome: object) =>
    store.putDone(scope.workspaceId, record.id, { status, headers: [], body: Buffer.from(stringify(outcome)) });
  let outcome: T;
  try {
    outcome = await work();
  } catch (error) {
    doorSettings.onOutcome('failed');
    // Stopped in the middle: what it has done by then is as unknown as after a crash.
    if (scope.signal?.aborted !== true) await keep(500, failureOf(error));
    throw error;
  }
  await keep(200, { data: (outcome as Outcome).data ?? null });
  return outcome;
}

function failureOf(error: unknown): { message: string; description?: string } {
  const { message, description } = error as { message?: string; description?: unknown };
  return { message: message ?? String(error), ...(typeof description === 'string' ? { description } : {}) };
}

async function outcomeOf({ status, body }: DoorAnswer, given: INodeExecutionData[][]): Promise<Outcome> {
  const kept = JSON.parse((await bytesOf(body)).toString()) as Outcome & { message?: string };
  if (status !== 200) throw Object.assign(new Error(kept.message), kept);
  return 'data' in kept ? kept : { data: given };
}

function parkNodeRun(scope: OpenScope): never {
  doorSettings.onOutcome('parked');
  scope.interruption = new HubError(
    'outcome_unknown',
    `The node "${scope.unit}" was running when its worker died, and what it has done is not known. Look whether it was done, then decide: done (the run goes on with the items that the node was given), or run it again.`,
    { details: { request: `Run of the node "${scope.unit}"`, node: scope.unit } },
  );
  throw scope.interruption;
}
