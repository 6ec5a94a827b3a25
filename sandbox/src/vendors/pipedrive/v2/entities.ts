import type { FastifyInstance } from 'fastify';
import type { Company, Entity } from '../company.ts';
import { duplicateDeal } from '../duplicate-deal.ts';
import type { EntityType } from '../entity-type.ts';
import { PipedriveError, validationFailed } from '../pipedrive-error.ts';
import { readInput } from '../read-input.ts';
import { isTrue, type Query, readInteger, readLimit, readOrigin } from '../read-query.ts';
import { renderEntity } from '../render-entity.ts';
import { createEntity, deleteEntity, updateEntity } from '../write-entity.ts';

const MOST_IDS = 100;
const SORTS = ['id', 'add_time', 'update_time'];
const EQUALS = ['owner_id', 'person_id', 'org_id', 'deal_id', 'stage_id', 'pipeline_id'];

interface Cursor {
  readonly sortValue: string | number;
  readonly id: number;
}

function readCursor(text: string | undefined): Cursor | undefined {
  if (!text) return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as Cursor;
  } catch {
    throw validationFailed('cursor: is not one that a list has answered');
  }
}

function readTime(query: Query, name: string): number | undefined {
  const text = query[name];
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\dT/.test(text) || Number.isNaN(time))
    throw validationFailed(`${name}: Expected RFC3339 date-time`);
  return time;
}

function makeTest(type: EntityType, query: Query): (entity: Entity) => boolean {
  const since = readTime(query, 'updated_since');
  const until = readTime(query, 'updated_until');
  const equals = EQUALS.flatMap((name) => {
    const wanted = readInteger(query, name);
    return wanted === undefined ? [] : [[name, wanted] as const];
  });
  const { status, done } = query;
  return (entity) => {
    const updated = Date.parse(String(entity['update_time']));
    if (entity.is_deleted && status !== 'deleted') return false;
    if (type.name === 'deal' && entity['is_archived'] === true) return false;
    if (since !== undefined && updated < since) return false;
    if (until !== undefined && updated > until) return false;
    if (status !== undefined && status !== 'deleted' && !status.split(',').includes(String(entity['status'])))
      return false;
    if (done !== undefined && entity['done'] !== isTrue(done)) return false;
    return equals.every(([name, wanted]) => entity[name] === wanted);
  };
}

function list(company: Company, type: EntityType, query: Query) {
  const ids = query['ids']?.split(',').filter(Boolean);
  if (ids && ids.length > MOST_IDS) throw validationFailed(`ids: at most ${MOST_IDS} are allowed`);
  const sortBy = query['sort_by'] ?? 'id';
  if (!SORTS.includes(sortBy)) throw validationFailed(`sort_by: Expected one of ${SORTS.join(', ')}`);
  const sign = query['sort_direction'] === 'desc' ? -1 : 1;
  const limit = readLimit(query);
  const cursor = readCursor(query['cursor']);
  const test = makeTest(type, query);
  const keyOf = (entity: Entity) => entity[sortBy] as string | number;
  const compare = (left: Cursor, right: Cursor) =>
    left.sortValue === right.sortValue
      ? (left.id - right.id) * sign
      : (left.sortValue < right.sortValue ? -1 : 1) * sign;
  const records = company.records(type);
  const candidates = ids ? ids.flatMap((id) => records.get(id) ?? []) : [...records.values()];
  const found = candidates
    .filter((entity) => test(entity) && (!cursor || compare({ sortValue: keyOf(entity), id: entity.id }, cursor) > 0))
    .sort((left, right) => compare({ sortValue: keyOf(left), id: left.id }, { sortValue: keyOf(right), id: right.id }));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next: Cursor | undefined = last && found.length > limit ? { sortValue: keyOf(last), id: last.id } : undefined;
  return {
    success: true,
    data: page.map((entity) => renderEntity(company, type, entity)),
    additional_data: { next_cursor: next ? Buffer.from(JSON.stringify(next)).toString('base64url') : null },
  };
}

/** The entity of an id in a path, deleted ones too. Throws 404. */
export function getEntity(company: Company, type: EntityType, id: string): Entity {
  const entity = company.records(type).get(id);
  if (!entity) throw new PipedriveError(404, `${type.title} not found`);
  return entity;
}

/** Lists and single records of one type. */
export function entityRoutes(app: FastifyInstance, company: Company, type: EntityType): void {
  const path = `/${type.plural}`;
  app.get<{ Querystring: Query }>(path, (request) => list(company, type, request.query));

  app.post(path, (request) => {
    const entity = createEntity(company, type, readInput(company, type, request.body, 'create'), readOrigin(request));
    return { success: true, data: renderEntity(company, type, entity) };
  });

  app.get<{ Params: { id: string } }>(`${path}/:id`, (request) => {
    return { success: true, data: renderEntity(company, type, getEntity(company, type, request.params.id)) };
  });

  app.patch<{ Params: { id: string } }>(`${path}/:id`, (request) => {
    const before = getEntity(company, type, request.params.id);
    if (before.is_deleted) throw new PipedriveError(404, `${type.title} not found`);
    const entity = updateEntity(
      company,
      type,
      before,
      readInput(company, type, request.body, 'update'),
      readOrigin(request),
    );
    return { success: true, data: renderEntity(company, type, entity) };
  });

  app.delete<{ Params: { id: string } }>(`${path}/:id`, (request) => {
    const before = getEntity(company, type, request.params.id);
    deleteEntity(company, type, before, readOrigin(request));
    return { success: true, data: { id: before.id } };
  });

  // Not in Pipedrive's description of v2, but n8n's node calls it there.
  if (type.name !== 'deal') return;
  app.post<{ Params: { id: string } }>(`${path}/:id/duplicate`, (request) => {
    const copy = duplicateDeal(company, getEntity(company, type, request.params.id), readOrigin(request));
    return { success: true, data: renderEntity(company, type, copy) };
  });
}
