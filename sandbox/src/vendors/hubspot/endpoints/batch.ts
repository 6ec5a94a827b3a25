import type { FastifyInstance, FastifyRequest } from 'fastify';
import { associateFromInput } from '../associations.ts';
import { findRecord } from '../find-record.ts';
import { HubspotError } from '../hubspot-error.ts';
import type { ObjectType } from '../object-type.ts';
import type { CrmRecord, Portal } from '../portal.ts';
import { renderRecord } from '../render-record.ts';
import { archiveRecord, createRecord, type Origin, updateRecord } from '../write-record.ts';
import { readOrigin, readType } from './read-request.ts';

const MOST_INPUTS = 100;

interface Input {
  readonly id?: string | number;
  readonly idProperty?: string;
  readonly properties?: unknown;
  readonly associations?: unknown;
  readonly objectWriteTraceId?: string;
}

interface Body {
  readonly inputs?: readonly Input[];
  readonly properties?: readonly string[];
  readonly propertiesWithHistory?: readonly string[];
  readonly idProperty?: string;
}

type Route = { Params: { type: string }; Body: Body | undefined };

interface Failure {
  readonly status: 'error';
  readonly category: string;
  readonly message: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

function readInputs(body: Body | undefined): readonly Input[] {
  const inputs = body?.inputs;
  if (!Array.isArray(inputs)) throw new HubspotError(400, 'VALIDATION_ERROR', 'Invalid input JSON: inputs is missing');
  if (inputs.length === 0) throw new HubspotError(400, 'VALIDATION_ERROR', 'No inputs were given');
  if (inputs.length > MOST_INPUTS) {
    throw new HubspotError(
      400,
      'VALIDATION_ERROR',
      `Maximum batch size exceeded: ${inputs.length} inputs, at most ${MOST_INPUTS} are allowed`,
    );
  }
  return inputs as Input[];
}

function refuseRepeats(inputs: readonly Input[]): void {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { id } of inputs) {
    if (id === undefined || id === null)
      throw new HubspotError(400, 'VALIDATION_ERROR', 'Some required fields were not set: [id]');
    const key = String(id).toLowerCase();
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  if (repeated.size === 0) return;
  throw new HubspotError(
    400,
    'VALIDATION_ERROR',
    `Duplicate IDs found in batch input: [${[...repeated].join(', ')}]. IDs must be unique`,
  );
}

/** With a trace id on every input the good ones are kept and the bad ones told (207); without, one bad input refuses the whole batch. */
function isTraced(inputs: readonly Input[]): boolean {
  return (
    inputs.every((input) => input.objectWriteTraceId) &&
    new Set(inputs.map((input) => input.objectWriteTraceId)).size === inputs.length
  );
}

/** Takes back what a batch has written when one of its inputs is refused. */
function runAll<T>(
  portal: Portal,
  type: ObjectType,
  inputs: readonly Input[],
  run: (input: Input) => { record: CrmRecord; result: T },
) {
  const traced = isTraced(inputs);
  const results: T[] = [];
  const failures: Failure[] = [];
  const eventsBefore = portal.events.length;
  const befores = new Map<string, CrmRecord | undefined>();
  const records = portal.records(type);
  for (const input of inputs) {
    const known = input.id === undefined ? undefined : findRecord(portal, type, String(input.id), input.idProperty);
    try {
      const { record, result } = run(input);
      if (!befores.has(record.id)) befores.set(record.id, known);
      results.push(result);
    } catch (error) {
      if (!(error instanceof HubspotError)) throw error;
      if (!traced) {
        portal.events.length = eventsBefore;
        for (const [id, before] of befores) {
          if (before) records.put(id, before);
          else records.delete(id);
          portal.unseen.get(type)?.delete(id);
        }
        throw error;
      }
      const context = { objectWriteTraceId: [input.objectWriteTraceId ?? ''], ...error.extra.context };
      failures.push({ status: 'error', category: error.category, message: error.message, context });
    }
  }
  return { results, failures };
}

function answer(startedAt: string, results: readonly unknown[], failures: readonly Failure[]) {
  const times = { startedAt, completedAt: new Date(Date.parse(startedAt) + 1).toISOString() };
  const told = failures.length > 0 ? { numErrors: failures.length, errors: failures } : {};
  return { status: 'COMPLETE', results, ...times, ...told };
}

function missing(type: ObjectType, ids: readonly string[]): Failure[] {
  if (ids.length === 0) return [];
  const message = `Could not get some ${type.singular.toUpperCase()} objects, they may be deleted or not exist. Check that ids are valid.`;
  return [{ status: 'error', category: 'OBJECT_NOT_FOUND', message, context: { ids } }];
}

/** Up to 100 records a call, below `/crm/v3/objects/{type}/batch` and its dated twins. */
export function batchRoutes(app: FastifyInstance, portal: Portal): void {
  const startedAt = () => new Date(portal.context.now()).toISOString();
  const withTrace = (input: Input) =>
    input.objectWriteTraceId ? { objectWriteTraceId: input.objectWriteTraceId } : {};

  app.post<Route>('/:type/batch/create', (request, reply) => {
    const type = readType(request.params.type);
    const origin = readOrigin(request);
    const { results, failures } = runAll(portal, type, readInputs(request.body), (input) => {
      const record = createRecord(portal, type, input.properties, origin);
      associateFromInput(portal, type, record, input.associations);
      return { record, result: { ...renderRecord(portal, type, record, { properties: 'all' }), ...withTrace(input) } };
    });
    return reply.code(failures.length > 0 ? 207 : 201).send(answer(startedAt(), results, failures));
  });

  app.post<Route>('/:type/batch/read', (request, reply) => {
    const type = readType(request.params.type);
    const { idProperty, properties, propertiesWithHistory } = request.body ?? {};
    const inputs = readInputs(request.body);
    const found: CrmRecord[] = [];
    const unknown: string[] = [];
    for (const id of new Set(inputs.map((input) => String(input.id)))) {
      const record = findRecord(portal, type, id, idProperty);
      if (record) found.push(record);
      else unknown.push(id);
    }
    const shown = {
      ...(properties ? { properties } : {}),
      ...(propertiesWithHistory?.length ? { propertiesWithHistory } : {}),
    };
    const failures = missing(type, unknown);
    const results = found.map((record) => renderRecord(portal, type, record, shown));
    return reply.code(failures.length > 0 ? 207 : 200).send(answer(startedAt(), results, failures));
  });

  app.post<Route>('/:type/batch/update', (request, reply) => {
    const type = readType(request.params.type);
    const inputs = readInputs(request.body);
    refuseRepeats(inputs);
    const keyOf = (input: Input) => findRecord(portal, type, String(input.id), input.idProperty);
    const unknown = inputs.filter((input) => !keyOf(input));
    const { results, failures } = runAll(
      portal,
      type,
      inputs.filter((input) => !unknown.includes(input)),
      (input) => {
        return updateOne(portal, type, input, keyOf(input), readOrigin(request));
      },
    );
    const all = [
      ...missing(
        type,
        unknown.map((input) => String(input.id)),
      ),
      ...failures,
    ];
    return reply.code(all.length > 0 ? 207 : 200).send(answer(startedAt(), results, all));
  });

  app.post<Route>('/:type/batch/upsert', (request, reply) =>
    upsert(portal, request, (status, body) => reply.code(status).send(body)),
  );

  app.post<Route>('/:type/batch/archive', (request, reply) => {
    const type = readType(request.params.type);
    for (const input of readInputs(request.body)) {
      const record = findRecord(portal, type, String(input.id));
      if (record) archiveRecord(portal, type, record, readOrigin(request));
    }
    return reply.code(204).send();
  });

  function upsert<T>(of: Portal, request: FastifyRequest<Route>, send: (status: number, body: unknown) => T): T {
    const type = readType(request.params.type);
    const inputs = readInputs(request.body);
    refuseRepeats(inputs);
    if (inputs.some((input) => input.idProperty === 'email' && !isTraced(inputs) && input.properties === undefined)) {
      throw new HubspotError(
        400,
        'VALIDATION_ERROR',
        'Partial upserts are not supported when using `email` as idProperty',
      );
    }
    const { results, failures } = runAll(of, type, inputs, (input) => {
      const before = findRecord(of, type, String(input.id), input.idProperty);
      if (before) {
        const { record, result } = updateOne(of, type, input, before, readOrigin(request));
        return { record, result: { ...result, new: false } };
      }
      if (!input.idProperty || input.idProperty === 'hs_object_id') {
        throw new HubspotError(404, 'OBJECT_NOT_FOUND', `No ${type.singular} has the id ${String(input.id)}`, {
          context: { ids: [String(input.id)] },
        });
      }
      const record = createRecord(
        of,
        type,
        { [input.idProperty]: String(input.id), ...(input.properties as object) },
        readOrigin(request),
      );
      return {
        record,
        result: { ...renderRecord(of, type, record, { properties: 'all' }), new: true, ...withTrace(input) },
      };
    });
    return send(failures.length > 0 ? 207 : 200, answer(startedAt(), results, failures));
  }

  function updateOne(of: Portal, type: ObjectType, input: Input, before: CrmRecord | undefined, origin: Origin) {
    if (!before) throw new HubspotError(404, 'OBJECT_NOT_FOUND', `No ${type.singular} has the id ${String(input.id)}`);
    const record = updateRecord(of, type, before, input.properties ?? {}, origin);
    return {
      record,
      result: {
        ...renderRecord(of, type, record, { properties: Object.keys(input.properties ?? {}) }),
        ...withTrace(input),
      },
    };
  }
}
