import { findRecord } from '../find-record.ts';
import { HubspotError } from '../hubspot-error.ts';
import type { ObjectType } from '../object-type.ts';
import type { CrmRecord, Portal } from '../portal.ts';
import type { BatchInput } from './batch-input.ts';

export interface BatchFailure {
  readonly status: 'error';
  readonly category: string;
  readonly message: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

export interface BatchOutcome {
  readonly results: readonly unknown[];
  readonly failures: readonly BatchFailure[];
}

/** What one input did: the record as it is now and as it is shown. */
export interface Written {
  readonly record: CrmRecord;
  readonly result: Readonly<Record<string, unknown>>;
}

/**
 * With a trace id of its own on every input the good ones are kept and the bad ones told (207); otherwise one bad input refuses the whole
 * batch. An upsert by e-mail is never partial.
 */
function isPartial(inputs: readonly BatchInput[]): boolean {
  const traces = new Set(inputs.map((input) => input.objectWriteTraceId).filter(Boolean));
  return traces.size === inputs.length && inputs.every((input) => input.idProperty !== 'email');
}

/** Runs a write for every input, and takes back all of them when one is refused and the batch may not be partial. */
export function runBatch(
  portal: Portal,
  type: ObjectType,
  inputs: readonly BatchInput[],
  write: (input: BatchInput) => Written,
): BatchOutcome {
  const results: unknown[] = [];
  const failures: BatchFailure[] = [];
  const eventsBefore = portal.events.length;
  const befores = new Map<string, CrmRecord | undefined>();
  const takeBack = () => {
    portal.events.length = eventsBefore;
    for (const [id, before] of befores) {
      if (before) portal.records(type).put(id, before);
      else portal.records(type).delete(id);
      portal.unseen.get(type)?.delete(id);
    }
  };
  const mayBePartial = isPartial(inputs);
  for (const input of inputs) {
    const trace = input.objectWriteTraceId ? { objectWriteTraceId: input.objectWriteTraceId } : {};
    try {
      const before = input.id === undefined ? undefined : findRecord(portal, type, String(input.id), input.idProperty);
      const { record, result } = write(input);
      if (!befores.has(record.id)) befores.set(record.id, before);
      results.push({ ...result, ...trace });
    } catch (error) {
      if (!mayBePartial) takeBack();
      if (!mayBePartial || !(error instanceof HubspotError)) throw error;
      const { category, message, extra } = error;
      const context = { objectWriteTraceId: [input.objectWriteTraceId ?? ''], ...extra.context };
      failures.push({ status: 'error', category, message, context });
    }
  }
  return { results, failures };
}

/** One failure that names all ids that are not there; none when there are none. */
export function missingFailures(type: ObjectType, ids: readonly string[]): BatchFailure[] {
  if (ids.length === 0) return [];
  const message = `Could not get some ${type.singular.toUpperCase()} objects, they may be deleted or not exist. Check that ids are valid.`;
  return [{ status: 'error', category: 'OBJECT_NOT_FOUND', message, context: { ids } }];
}

export function batchAnswer(portal: Portal, { results, failures }: BatchOutcome) {
  const now = portal.context.now();
  const times = { startedAt: new Date(now).toISOString(), completedAt: new Date(now + 1).toISOString() };
  const told = failures.length > 0 ? { numErrors: failures.length, errors: failures } : {};
  return { status: 'COMPLETE', results, ...times, ...told };
}
