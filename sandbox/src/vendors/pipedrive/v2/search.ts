import type { FastifyInstance } from 'fastify';
import type { Company } from '../company.ts';
import { ENTITY_TYPES, type EntityType } from '../entity-type.ts';
import { validationFailed } from '../pipedrive-error.ts';
import { isTrue, type Query, readInteger, readLimit } from '../read-query.ts';
import { searchEntities, type SearchInput } from '../search.ts';
import { searchLeads } from '../search-leads.ts';

const SEARCHED: readonly EntityType[] = [
  ENTITY_TYPES.person,
  ENTITY_TYPES.organization,
  ENTITY_TYPES.deal,
  ENTITY_TYPES.product,
];

export function readSearch(query: Query): SearchInput {
  const organizationId = readInteger(query, 'organization_id');
  const personId = readInteger(query, 'person_id');
  const fields = query['fields']?.split(',').filter(Boolean);
  return {
    term: query['term'] ?? '',
    isExact: isTrue(query['exact_match']),
    ...(fields ? { fields } : {}),
    ...(organizationId === undefined ? {} : { organizationId }),
    ...(personId === undefined ? {} : { personId }),
    ...(query['status'] ? { status: query['status'] } : {}),
  };
}

/** A page of hits; the cursor is the offset of the next one. */
function page(hits: readonly unknown[], query: Query) {
  const limit = readLimit(query);
  const start = Number(Buffer.from(query['cursor'] ?? '', 'base64url').toString() || 0);
  const end = start + limit;
  const next = end < hits.length ? Buffer.from(String(end)).toString('base64url') : null;
  return { success: true, data: { items: hits.slice(start, end) }, additional_data: { next_cursor: next } };
}

/** Search within a type, over all types, and for the values of one field. */
export function searchRoutes(app: FastifyInstance, company: Company): void {
  for (const type of SEARCHED) {
    app.get<{ Querystring: Query }>(`/${type.plural}/search`, ({ query }) =>
      page(searchEntities(company, type, readSearch(query)), query),
    );
  }
  app.get<{ Querystring: Query }>('/leads/search', ({ query }) => page(searchLeads(company, readSearch(query)), query));

  app.get<{ Querystring: Query }>('/itemSearch', ({ query }) => {
    const wanted = query['item_types']?.split(',').filter(Boolean);
    const types = SEARCHED.filter((type) => !wanted || wanted.includes(type.name));
    const input = readSearch(query);
    const leads = !wanted || wanted.includes('lead') ? searchLeads(company, input) : [];
    const hits = [...types.flatMap((type) => searchEntities(company, type, input)), ...leads];
    return page(
      hits.sort((left, right) => right.result_score - left.result_score),
      query,
    );
  });

  app.get<{ Querystring: Query }>('/itemSearch/field', ({ query }) => {
    const type = SEARCHED.find((one) => one.name === query['entity_type']);
    const { field = '', match } = query;
    const term = (query['term'] ?? '').toLowerCase();
    if (!type || !field || !term) throw validationFailed('entity_type, field and term are required');
    const valueOf = (
      entity: Readonly<Record<string, unknown>> & { custom_fields: Readonly<Record<string, unknown>> },
    ) => {
      const value = entity[field] ?? entity.custom_fields[field];
      return typeof value === 'string' ? value : '';
    };
    const exact = match === undefined || match === 'exact';
    const candidates = exact
      ? company.findExact(type, field, term)
      : [...company.records(type).values()].filter((entity) => !entity.is_deleted);
    const found = candidates.filter((entity) => {
      const text = valueOf(entity).toLowerCase();
      return exact || (match === 'beginning' ? text.startsWith(term) : text.includes(term));
    });
    const items = found.slice(0, readLimit(query)).map((entity) => ({ id: entity.id, [field]: valueOf(entity) }));
    return { success: true, data: items, additional_data: { next_cursor: null } };
  });
}
