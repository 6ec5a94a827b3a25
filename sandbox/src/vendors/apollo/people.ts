import type { FastifyInstance } from 'fastify';
import type { VendorContext } from '../../server/vendor.ts';
import { noteEnrichments } from './enrichments.ts';
import type { Limits } from './limits.ts';
import { createMatcher, type MatchQuery } from './match-person.ts';
import { parametersOf } from './parameters.ts';
import { matchedPerson, searchHit } from './records.ts';
import { enqueueReveal, type Reveal, refusesReveal, wantsReveal, webhookResult } from './reveals.ts';
import { createSearch } from './search-people.ts';

const MOST_PER_PAGE = 100;
const MOST_PAGES = 500;
const MOST_MATCHES = 10;

/** Search, which shows no addresses, and match, which does: https://docs.apollo.io/reference/people-api-search, …/people-enrichment */
export function registerPeople(app: FastifyInstance, context: VendorContext, limits: Limits): void {
  const { population } = context;
  const match = createMatcher(population);
  const search = createSearch(population);

  app.post('/api/v1/mixed_people/api_search', (request, reply) => {
    if (!limits.search('mixed_people/api_search', reply)) return reply;
    const filters = parametersOf(request);
    const page = Number(filters['page'] ?? 1);
    const perPage = Number(filters['per_page'] ?? 10);
    if (!isWithin(page, MOST_PAGES) || !isWithin(perPage, MOST_PER_PAGE)) {
      return reply.code(422).send({ error: 'Invalid parameters' });
    }
    const found = search(filters);
    const hits = found.slice((page - 1) * perPage, page * perPage);
    return { total_entries: found.length, people: hits.map(({ person, company }) => searchHit(person, company)) };
  });

  app.post('/api/v1/people/match', (request, reply) => {
    if (!limits.enrichment('people/match', reply)) return reply;
    const query = parametersOf(request) as MatchQuery & Reveal;
    if (refusesReveal(query, reply)) return reply;
    const person = match(query);
    if (person === undefined) return { person: null };
    noteEnrichments(context, 'people/match', [person]);
    const answer = { person: matchedPerson(person, population) };
    if (!wantsReveal(query)) return answer;
    return {
      ...answer,
      request_id: enqueueReveal(context, query.webhook_url, [person]),
      waterfall: { status: 'accepted' },
    };
  });

  app.post('/api/v1/people/bulk_match', (request, reply) => {
    if (!limits.enrichment('people/bulk_match', reply)) return reply;
    const parameters = parametersOf(request) as Reveal & { details?: unknown };
    const { details } = parameters;
    if (!Array.isArray(details) || details.length === 0) {
      return reply
        .code(400)
        .send({ status: 'failed', error_code: 'INVALID_REQUEST', error_message: 'invalid request, missing details' });
    }
    if (details.length > MOST_MATCHES) {
      return reply.code(400).send({
        status: 'failed',
        error_code: 'RECORD_LIMIT_EXCEEDED',
        error_message: 'cannot enrich more than 10 in a single request',
      });
    }
    if (refusesReveal(parameters, reply)) return reply;
    const matches = (details as (MatchQuery | null)[]).map((query) => (query === null ? undefined : match(query)));
    const found = matches.filter((person) => person !== undefined);
    const unique = new Set(found.map(({ id }) => id)).size;
    noteEnrichments(context, 'people/bulk_match', found);
    return {
      status: 'success',
      error_code: null,
      error_message: null,
      total_requested_enrichments: details.length,
      unique_enriched_records: unique,
      missing_records: details.length - found.length,
      credits_consumed: unique,
      matches: matches.map((person) => (person === undefined ? null : matchedPerson(person, population))),
      ...(wantsReveal(parameters) ? { request_id: enqueueReveal(context, parameters.webhook_url, found) } : {}),
    };
  });

  app.get<{ Params: { id: string } }>('/api/v1/webhook_result/:id', (request, reply) =>
    webhookResult(context, request.params.id, reply),
  );
}

function isWithin(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
