import { HubError } from '@leadloom/contracts';
import { type Static, Type } from 'typebox';
import type { HubSpot } from './client.ts';
import { hubSpotFault } from './errors.ts';

/** HubSpot's own limit on inputs of a batch. */
export const maxInputs = 100;

export const Contact = Type.Object({
  id: Type.String(),
  properties: Type.Record(Type.String(), Type.Unknown()),
  /** Of an upsert: whether it made the contact. */
  new: Type.Optional(Type.Boolean()),
  objectWriteTraceId: Type.Optional(Type.String()),
});
export type Contact = Static<typeof Contact>;

/** 207 carries what worked and what did not. */
const BatchAnswer = Type.Object({
  results: Type.Array(Contact),
  errors: Type.Optional(
    Type.Array(
      Type.Object({
        category: Type.Optional(Type.String()),
        message: Type.Optional(Type.String()),
        context: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
      }),
    ),
  ),
});

/**
 * Contacts by a key: those that there are. Reads records as they are, unlike search, whose index lags behind writes by seconds.
 * https://developers.hubspot.com/docs/api/crm/contacts#retrieve-a-batch-of-contacts
 */
export async function readBatch(
  hubSpot: HubSpot,
  keyProperty: string | null,
  keys: readonly string[],
  properties: readonly string[],
): Promise<Contact[]> {
  if (keys.length === 0) return [];
  const answer = await hubSpot.call('POST', 'objects', 'contacts/batch/read', 'read', BatchAnswer, {
    ...(keyProperty === null ? {} : { idProperty: keyProperty }),
    properties,
    inputs: [...new Set(keys)].map((id) => ({ id })),
  });
  const fault = answer.errors?.find((error) => error.category !== 'OBJECT_NOT_FOUND');
  if (fault !== undefined) {
    throw hubSpotFault('HubSpot contacts/batch/read', fault.category ?? 'UNKNOWN', fault.message ?? '');
  }
  return answer.results;
}

export interface BatchInput {
  /** Our own name for the input: unique in the batch. */
  readonly trace: string;
  readonly id: string;
  readonly idProperty?: string;
  readonly properties: Record<string, string>;
}

/**
 * Updates or upserts, input by input: each trace gets its contact or its fault. A batch that is refused as a whole for one input is
 * halved until the one is found; what was written already is written again, to the same values.
 */
export async function writeBatch(
  hubSpot: HubSpot,
  operation: 'update' | 'upsert',
  inputs: readonly BatchInput[],
): Promise<Map<string, Contact | HubError>> {
  const outcomes = new Map<string, Contact | HubError>();
  if (inputs.length === 0) return outcomes;
  const where = `HubSpot contacts/batch/${operation}`;
  let answer: Static<typeof BatchAnswer>;
  try {
    // https://developers.hubspot.com/docs/api/crm/contacts#upsert-contacts
    answer = await hubSpot.call('POST', 'objects', `contacts/batch/${operation}`, 'idempotent', BatchAnswer, {
      inputs: inputs.map(({ trace, ...input }) => ({ ...input, objectWriteTraceId: trace })),
    });
  } catch (error) {
    const isOfInput = error instanceof HubError && ['invalid_input', 'conflict', 'not_found'].includes(error.code);
    if (!isOfInput) throw error;
    if (inputs.length === 1) return new Map([[inputs[0]!.trace, error]]);
    const middle = Math.ceil(inputs.length / 2);
    const first = await writeBatch(hubSpot, operation, inputs.slice(0, middle));
    return new Map([...first, ...(await writeBatch(hubSpot, operation, inputs.slice(middle)))]);
  }
  for (const contact of answer.results) {
    const input = inputs.find(
      ({ trace, id, idProperty }) =>
        trace === contact.objectWriteTraceId ||
        (idProperty === undefined ? contact.id === id : contact.properties[idProperty] === id),
    );
    if (input !== undefined) outcomes.set(input.trace, contact);
  }
  for (const { category = 'UNKNOWN', message = '', context = {} } of answer.errors ?? []) {
    const fault = hubSpotFault(where, category, message);
    for (const trace of context['objectWriteTraceId'] ?? []) outcomes.set(trace, fault);
    for (const id of context['ids'] ?? []) {
      const input = inputs.find((candidate) => candidate.id === id);
      if (input !== undefined) outcomes.set(input.trace, fault);
    }
  }
  for (const { trace } of inputs) {
    if (!outcomes.has(trace))
      outcomes.set(trace, new HubError('unavailable', `${where} said nothing about a contact.`));
  }
  return outcomes;
}
