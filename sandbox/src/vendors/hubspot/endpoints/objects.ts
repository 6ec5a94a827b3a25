import type { FastifyInstance } from 'fastify';
import { associateFromInput } from '../associations.ts';
import { getRecord } from '../find-record.ts';
import { HubspotError, objectNotFound } from '../hubspot-error.ts';
import type { CrmRecord, Portal } from '../portal.ts';
import { renderRecord } from '../render-record.ts';
import { type SearchInput, searchRecords } from '../search.ts';
import { archiveRecord, createRecord, updateRecord } from '../write-record.ts';
import { type Query, readLimit, readOrigin, readShown, readText, readType } from './read-request.ts';

interface ById {
  Params: { type: string; id: string };
  Querystring: Query;
}

/** Records one at a time, lists and searches, below `/crm/v3/objects` and its dated twins. */
export function objectRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<{ Params: { type: string }; Querystring: Query }>('/:type', (request) => {
    const type = readType(request.params.type);
    const limit = readLimit(request.query['limit'], 10, 100);
    const after = Number(readText(request.query['after']) ?? 0);
    const archived = readText(request.query['archived']) === 'true';
    const rest: CrmRecord[] = [];
    for (const record of portal.records(type).values()) {
      if (record.archived === archived && Number(record.id) > after) rest.push(record);
      if (rest.length > limit) break;
    }
    const page = rest.slice(0, limit);
    const results = page.map((record) => renderRecord(portal, type, record, readShown(request.query)));
    const next = rest.length > limit ? page.at(-1)?.id : undefined;
    if (!next) return { results };
    const link = `${portal.context.baseUrl}/crm/v3/objects/${type.name}?limit=${limit}&after=${next}`;
    return { results, paging: { next: { after: next, link } } };
  });

  app.post<{ Params: { type: string }; Body: { properties?: unknown; associations?: unknown } | undefined }>(
    '/:type',
    (request, reply) => {
      const type = readType(request.params.type);
      const record = createRecord(portal, type, request.body?.properties, readOrigin(request));
      associateFromInput(portal, type, record, request.body?.associations);
      return reply.code(201).send(renderRecord(portal, type, record, { properties: 'all' }));
    },
  );

  app.post<{ Params: { type: string }; Body: SearchInput | undefined }>('/:type/search', (request) => {
    const type = readType(request.params.type);
    const input = request.body ?? {};
    const { total, page, next } = searchRecords(portal, type, input);
    const shown = input.properties ? { properties: input.properties } : {};
    const results = page.map((record) => renderRecord(portal, type, record, shown));
    return { total, results, ...(next ? { paging: { next: { after: next, link: `?after=${next}` } } } : {}) };
  });

  app.post<{
    Params: { type: string };
    Body: { primaryObjectId?: string | number; objectIdToMerge?: string | number } | undefined;
  }>('/:type/merge', (request) => {
    const type = readType(request.params.type);
    const { primaryObjectId = '', objectIdToMerge = '' } = request.body ?? {};
    const primary = getRecord(portal, type, String(primaryObjectId));
    const other = getRecord(portal, type, String(objectIdToMerge));
    if (primary.id === other.id) throw new HubspotError(400, 'VALIDATION_ERROR', 'Cannot merge an object with itself');
    archiveRecord(portal, type, other, readOrigin(request));
    const definitions = portal.properties(type);
    const missing = Object.entries(other.properties).filter(([name]) => {
      return (
        primary.properties[name] === undefined && definitions.get(name)?.modificationMetadata.readOnlyValue === false
      );
    });
    const merged = updateRecord(portal, type, primary, Object.fromEntries(missing), readOrigin(request));
    return renderRecord(portal, type, merged, { properties: 'all' });
  });

  app.get<ById>('/:type/:id', (request) => {
    const type = readType(request.params.type);
    const archived = portal.records(type).get(request.params.id);
    if (readText(request.query['archived']) === 'true' && archived?.archived)
      return renderRecord(portal, type, archived, readShown(request.query));
    const record = getRecord(portal, type, request.params.id, readText(request.query['idProperty']));
    return renderRecord(portal, type, record, readShown(request.query));
  });

  app.patch<ById & { Body: { properties?: unknown } | undefined }>('/:type/:id', (request) => {
    const type = readType(request.params.type);
    const before = getRecord(portal, type, request.params.id, readText(request.query['idProperty']));
    const record = updateRecord(portal, type, before, request.body?.properties, readOrigin(request));
    return renderRecord(portal, type, record, { properties: Object.keys(request.body?.properties ?? {}) });
  });

  app.delete<ById>('/:type/:id', (request, reply) => {
    const type = readType(request.params.type);
    const record = portal.records(type).get(request.params.id);
    if (!record) throw objectNotFound();
    archiveRecord(portal, type, record, readOrigin(request));
    return reply.code(204).send();
  });

  app.post<{ Params: { type: string }; Body: { objectId?: string | number; idProperty?: string } | undefined }>(
    '/:type/gdpr-delete',
    (request, reply) => {
      const type = readType(request.params.type);
      const record = getRecord(portal, type, String(request.body?.objectId ?? ''), request.body?.idProperty);
      archiveRecord(portal, type, record, readOrigin(request));
      portal.records(type).delete(record.id);
      return reply.code(204).send();
    },
  );
}
