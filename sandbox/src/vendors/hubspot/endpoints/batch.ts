import type { FastifyInstance, FastifyReply } from 'fastify';
import { associateFromInput } from '../associations.ts';
import { findRecord } from '../find-record.ts';
import { HubspotError } from '../hubspot-error.ts';
import type { ObjectType } from '../object-type.ts';
import type { CrmRecord, Portal } from '../portal.ts';
import { renderRecord } from '../render-record.ts';
import { archiveRecord, createRecord, type Origin, updateRecord } from '../write-record.ts';
import { type BatchBody, type BatchInput, readInputs, readNamedInputs } from './batch-input.ts';
import { readOrigin, readType } from './read-request.ts';
import { batchAnswer, type BatchOutcome, missingFailures, runBatch, type Written } from './run-batch.ts';

type Route = { Params: { type: string }; Body: BatchBody | undefined };

/** Up to 100 records a call, below `/crm/v3/objects/{type}/batch` and its dated twins. */
export function batchRoutes(app: FastifyInstance, portal: Portal): void {
  const send = (reply: FastifyReply, status: number, outcome: BatchOutcome) =>
    reply.code(outcome.failures.length > 0 ? 207 : status).send(batchAnswer(portal, outcome));

  const find = (type: ObjectType, input: BatchInput) => findRecord(portal, type, String(input.id), input.idProperty);

  const create = (type: ObjectType, properties: unknown, origin: Origin): Written => {
    const record = createRecord(portal, type, properties, origin);
    return { record, result: renderRecord(portal, type, record, { properties: 'all' }) };
  };

  const update = (type: ObjectType, before: CrmRecord, properties: unknown = {}, origin: Origin): Written => {
    const record = updateRecord(portal, type, before, properties, origin);
    const names = Object.keys(properties ?? {});
    return { record, result: renderRecord(portal, type, record, { properties: names }) };
  };

  app.post<Route>('/:type/batch/create', (request, reply) => {
    const type = readType(request.params.type);
    const outcome = runBatch(portal, type, readInputs(request.body), (input) => {
      const written = create(type, input.properties, readOrigin(request));
      associateFromInput(portal, type, written.record, input.associations);
      return written;
    });
    return send(reply, 201, outcome);
  });

  app.post<Route>('/:type/batch/read', (request, reply) => {
    const type = readType(request.params.type);
    const { idProperty, properties, propertiesWithHistory } = request.body ?? {};
    const shown = {
      ...(properties ? { properties } : {}),
      ...(propertiesWithHistory?.length ? { propertiesWithHistory } : {}),
    };
    const ids = [...new Set(readInputs(request.body).map((input) => String(input.id)))];
    const found = ids.map((id) => [id, findRecord(portal, type, id, idProperty)] as const);
    const results = found.flatMap(([, record]) => (record ? [renderRecord(portal, type, record, shown)] : []));
    const missing = found.flatMap(([id, record]) => (record ? [] : [id]));
    return send(reply, 200, { results, failures: missingFailures(type, missing) });
  });

  app.post<Route>('/:type/batch/update', (request, reply) => {
    const type = readType(request.params.type);
    const found = readNamedInputs(request.body).map((input) => [input, find(type, input)] as const);
    const befores = new Map(found.flatMap(([input, before]) => (before ? [[input, before] as const] : [])));
    const { results, failures } = runBatch(portal, type, [...befores.keys()], (input) =>
      update(type, befores.get(input)!, input.properties, readOrigin(request)),
    );
    const missing = found.flatMap(([input, before]) => (before ? [] : [String(input.id)]));
    return send(reply, 200, { results, failures: [...missingFailures(type, missing), ...failures] });
  });

  app.post<Route>('/:type/batch/upsert', (request, reply) => {
    const type = readType(request.params.type);
    const origin = readOrigin(request);
    const outcome = runBatch(portal, type, readNamedInputs(request.body), (input) => {
      const before = find(type, input);
      if (!before && (!input.idProperty || input.idProperty === 'hs_object_id')) {
        const context = { ids: [String(input.id)] };
        throw new HubspotError(404, 'OBJECT_NOT_FOUND', `No ${type.singular} has the id ${String(input.id)}`, {
          context,
        });
      }
      const { record, result } = before
        ? update(type, before, input.properties, origin)
        : create(type, { [input.idProperty ?? '']: String(input.id), ...(input.properties as object) }, origin);
      return { record, result: { ...result, new: before === undefined } };
    });
    return send(reply, 200, outcome);
  });

  app.post<Route>('/:type/batch/archive', (request, reply) => {
    const type = readType(request.params.type);
    for (const input of readInputs(request.body)) {
      const record = findRecord(portal, type, String(input.id));
      if (record) archiveRecord(portal, type, record, readOrigin(request));
    }
    return reply.code(204).send();
  });
}
