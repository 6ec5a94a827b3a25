import type { FastifyReply, FastifyRequest } from 'fastify';
import { sandboxCredentials } from '../../server/credentials.ts';
import { listView } from '../../server/list-view.ts';
import type { Vendor, VendorContext } from '../../server/vendor.ts';
import { textOf } from '../../server/text-of.ts';
import { createLimits } from './limits.ts';
import { createMatcher, type MatchQuery } from './match-person.ts';
import { enqueueReveal, webhookResult } from './reveals.ts';
import { matchedPerson, organization, searchHit } from './records.ts';
import { createSearch, type Filters } from './search-people.ts';

interface Enrichment {
  readonly at: string;
  readonly endpoint: string;
  readonly name: string;
  readonly email: string;
  readonly credits: number;
}

const MOST_PER_PAGE = 100;
const MOST_PAGES = 500;
const MOST_MATCHES = 10;

/** Apollo.io: https://docs.apollo.io/reference; base URL `{sandbox}/apollo/api/v1`. */
export const apollo: Vendor = {
  name: 'apollo',
  title: 'Apollo',
  routes(app, context) {
    const { population } = context;
    const limits = createLimits(() => context.now());
    const match = createMatcher(population);
    const search = createSearch(population);

    app.addHook('preHandler', async (request, reply) => {
      if (isAuthorised(request)) return;
      await reply
        .code(401)
        .type('text/plain; charset=utf-8')
        .send('Invalid API key. See https://docs.apollo.io/reference/authentication for how to authenticate.');
    });

    app.get('/api/v1/auth/health', () => ({ healthy: true, is_logged_in: true }));

    app.get('/api/v1/users/api_profile', (request, reply) => {
      if (!limits.default('users/api_profile', request, reply)) return reply;
      return {
        id: '66c8db577ed7f201b25c0eef',
        team_id: '6095a710bd01d100a506d4ac',
        first_name: 'Sandbox',
        last_name: 'Owner',
        title: 'Developer',
        email: 'owner@sandbox.example',
      };
    });

    app.post('/api/v1/mixed_people/api_search', (request, reply) => {
      if (!limits.search('mixed_people/api_search', request, reply)) return reply;
      const filters = parametersOf(request);
      const page = Number(filters['page'] ?? 1);
      const perPage = Number(filters['per_page'] ?? 10);
      if (
        !Number.isInteger(page) ||
        !Number.isInteger(perPage) ||
        page < 1 ||
        perPage < 1 ||
        perPage > MOST_PER_PAGE ||
        page > MOST_PAGES
      ) {
        return reply.code(422).send({ error: 'Invalid parameters' });
      }
      const found = search(filters);
      const hits = found.slice((page - 1) * perPage, page * perPage);
      return { total_entries: found.length, people: hits.map(({ person, company }) => searchHit(person, company)) };
    });

    app.post('/api/v1/people/match', (request, reply) => {
      if (!limits.enrichment('people/match', request, reply)) return reply;
      const query = parametersOf(request) as MatchQuery & Reveal;
      if (refusesReveal(query, reply)) return reply;
      const person = match(query);
      if (person === undefined) return { person: null };
      note(context, 'people/match', [{ name: `${person.firstName} ${person.lastName}`, email: person.email ?? '' }]);
      const answer = { person: matchedPerson(person, population) };
      if (!wantsReveal(query)) return answer;
      return {
        ...answer,
        request_id: enqueueReveal(context, query.webhook_url, [person]),
        waterfall: { status: 'accepted' },
      };
    });

    app.post('/api/v1/people/bulk_match', (request, reply) => {
      if (!limits.enrichment('people/bulk_match', request, reply)) return reply;
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
      note(
        context,
        'people/bulk_match',
        found.map((person) => ({ name: `${person.firstName} ${person.lastName}`, email: person.email ?? '' })),
      );
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

    app.get('/api/v1/organizations/enrich', (request, reply) => {
      if (!limits.enrichment('organizations/enrich', request, reply)) return reply;
      const { domain } = parametersOf(request) as { domain?: string };
      if (!domain) return reply.code(422).send({ error: "Required parameter 'domain' missing" });
      const company = population.companyByDomain(domain.replace(/^(https?:\/\/)?(www\.)?/, ''));
      if (company === undefined) return {};
      note(context, 'organizations/enrich', [{ name: company.name, email: '' }]);
      return { organization: organization(company) };
    });

    app.post('/api/v1/organizations/bulk_enrich', (request, reply) => {
      if (!limits.enrichment('organizations/bulk_enrich', request, reply)) return reply;
      const parameters = parametersOf(request);
      const domains = parameters['domains[]'] ?? parameters['domains'];
      if (!Array.isArray(domains) || domains.length === 0 || domains.length > MOST_MATCHES)
        return reply.code(422).send({ error: 'Invalid parameters' });
      const organizations = domains
        .map((domain) => population.companyByDomain(textOf(domain)))
        .map((company) => (company === undefined ? null : organization(company)));
      const found = organizations.filter((entry) => entry !== null).length;
      return {
        status: 'success',
        error_code: null,
        error_message: null,
        total_requested_domains: domains.length,
        unique_domains: new Set(domains).size,
        unique_enriched_records: found,
        missing_records: domains.length - found,
        organizations,
      };
    });
  },
  views: (context) => [
    listView({
      key: 'enrichments',
      title: 'Enrichments',
      columns: ['At', 'Endpoint', 'Who', 'E-mail', 'Credits'],
      records: () => enrichments(context).values(),
      values: ({ at, endpoint, name, email, credits }) => [at, endpoint, name, email, credits],
    }),
    listView({
      key: 'people',
      title: 'People',
      columns: ['Name', 'Title', 'Company', 'City', 'Country', 'E-mail'],
      records: () => context.population.people,
      values: (person) => [
        `${person.firstName} ${person.lastName}`,
        person.title,
        context.population.companyById(person.companyId)?.name,
        person.city,
        person.country,
        person.email,
      ],
    }),
    listView({
      key: 'companies',
      title: 'Companies',
      columns: ['Name', 'Domain', 'Industry', 'Employees', 'City', 'Country'],
      records: () => context.population.companies,
      values: (company) => [
        company.name,
        company.domain,
        company.industry,
        company.employees,
        company.city,
        company.country,
      ],
    }),
  ],
};

interface Reveal {
  readonly reveal_phone_number?: unknown;
  readonly webhook_url?: string;
}

function wantsReveal(query: Reveal): query is Reveal & { webhook_url: string } {
  return textOf(query.reveal_phone_number) === 'true';
}

/** A phone number is only ever sent to a webhook, so that asking for one without is a fault. */
function refusesReveal(query: Reveal, reply: FastifyReply): boolean {
  if (!wantsReveal(query) || URL.canParse(query.webhook_url)) return false;
  void reply.code(400).send({ error: "Please add a valid 'webhook_url' parameter when using 'reveal_phone_number'" });
  return true;
}

function isAuthorised(request: FastifyRequest): boolean {
  const { apiKey } = sandboxCredentials.apollo;
  return request.headers['x-api-key'] === apiKey || request.headers.authorization === `Bearer ${apiKey}`;
}

/** Filters belong in the query; a JSON body is read too, as many clients still send one. */
function parametersOf(request: FastifyRequest): Filters {
  const body =
    typeof request.body === 'object' && request.body !== null && !Buffer.isBuffer(request.body) ? request.body : {};
  return { ...(body as Filters), ...(request.query as Filters) };
}

function enrichments(context: VendorContext) {
  return context.state.collection<Enrichment>('apollo', 'enrichments');
}

function note(context: VendorContext, endpoint: string, found: { name: string; email: string }[]): void {
  const kept = enrichments(context);
  const at = new Date(context.now()).toISOString();
  for (const entry of found) kept.put(`${kept.nextNumber()}`, { at, endpoint, ...entry, credits: 1 });
}
