import type { FastifyInstance } from 'fastify';
import type { Company } from '../company.ts';
import { duplicateDeal } from '../duplicate-deal.ts';
import { ENTITY_TYPES, type EntityType } from '../entity-type.ts';
import { PipedriveError } from '../pipedrive-error.ts';
import { isTrue, type Query, readOrigin } from '../read-query.ts';
import { searchEntities } from '../search.ts';
import { getEntity } from '../v2/entities.ts';
import { readSearch } from '../v2/search.ts';
import { createEntity, deleteEntity, updateEntity } from '../write-entity.ts';
import { page } from './page.ts';
import { readOldInput } from './read-old-input.ts';
import { renderOldEntity } from './render-old-entity.ts';

/**
 * Lists and single records under v1. Pipedrive has ended these (1 August 2026); they are still served here because n8n's node calls
 * them.
 */
export function oldEntityRoutes(app: FastifyInstance, company: Company, type: EntityType): void {
  const path = `/${type.plural}`;
  const show = (entity: Parameters<typeof renderOldEntity>[2]) => renderOldEntity(company, type, entity);

  app.get<{ Querystring: Query }>(path, ({ query }) => {
    const found = [...company.records(type).values()].filter((entity) => {
      if (entity.is_deleted) return false;
      if (query['done'] !== undefined && entity['done'] !== isTrue(query['done'])) return false;
      if (
        query['status'] &&
        query['status'] !== 'all_not_deleted' &&
        entity['status'] !== undefined &&
        entity['status'] !== query['status']
      )
        return false;
      if (query['type'] && entity['type'] !== undefined && !query['type'].split(',').includes(entity['type'] as string))
        return false;
      return !query['first_char'] || String(entity['name']).toLowerCase().startsWith(query['first_char'].toLowerCase());
    });
    return page(found, query, (entity) => show(entity));
  });

  app.post(path, (request, reply) => {
    const entity = createEntity(
      company,
      type,
      readOldInput(company, type, request.body, 'create'),
      readOrigin(request),
    );
    return reply.code(201).send({ success: true, data: show(entity) });
  });

  if (type !== ENTITY_TYPES.activity) {
    app.get<{ Querystring: Query }>(`${path}/search`, ({ query }) => {
      const { data, ...rest } = page(searchEntities(company, type, readSearch(query)), query);
      return { ...rest, data: { items: data } };
    });
  }

  app.get<{ Params: { id: string } }>(`${path}/:id`, (request) => ({
    success: true,
    data: show(getEntity(company, type, request.params.id)),
  }));

  app.put<{ Params: { id: string } }>(`${path}/:id`, (request) => {
    const before = getEntity(company, type, request.params.id);
    if (before.is_deleted) throw new PipedriveError(404, `${type.title} not found`);
    return {
      success: true,
      data: show(
        updateEntity(company, type, before, readOldInput(company, type, request.body, 'update'), readOrigin(request)),
      ),
    };
  });

  app.delete<{ Params: { id: string } }>(`${path}/:id`, (request) => {
    const before = getEntity(company, type, request.params.id);
    deleteEntity(company, type, before, readOrigin(request));
    return { success: true, data: { id: before.id } };
  });

  if (type !== ENTITY_TYPES.deal) return;
  app.post<{ Params: { id: string } }>(`${path}/:id/duplicate`, (request, reply) => {
    const copy = duplicateDeal(company, getEntity(company, type, request.params.id), readOrigin(request));
    return reply.code(201).send({ success: true, data: show(copy) });
  });
  app.get<{ Params: { id: string }; Querystring: Query }>(`${path}/:id/activities`, (request) => {
    const { id } = getEntity(company, type, request.params.id);
    const activities = [...company.records(ENTITY_TYPES.activity).values()].filter(
      (one) => one['deal_id'] === id && !one.is_deleted,
    );
    return page(activities, request.query, (one) => renderOldEntity(company, ENTITY_TYPES.activity, one));
  });
}
