import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Company, PlainRecord } from '../company.ts';
import { ENTITY_TYPES } from '../entity-type.ts';
import { PipedriveError } from '../pipedrive-error.ts';
import { type Query, readOrigin } from '../read-query.ts';
import { searchLeads } from '../search-leads.ts';
import { OWN_USER, USERS } from '../users.ts';
import { readSearch } from '../v2/search.ts';
import { tellWebhooks } from '../webhooks.ts';
import { LEAD_LABELS } from './lookups.ts';
import { page } from './page.ts';

interface Body {
  readonly [key: string]: unknown;
}

function refuse(message: string): never {
  throw new PipedriveError(400, message, 'ERR_BAD_REQUEST');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const CHECKS: Readonly<Record<string, (value: unknown, company: Company) => boolean>> = {
  title: (value) => typeof value === 'string' && value !== '',
  owner_id: (value) => USERS.some((user) => user.id === value),
  label_ids: (value) => Array.isArray(value) && value.every((id) => LEAD_LABELS.some((label) => label.id === id)),
  person_id: (value, company) => value === null || isLive(company, 'person', value),
  organization_id: (value, company) => value === null || isLive(company, 'organization', value),
  is_archived: (value) => typeof value === 'boolean',
  was_seen: (value) => typeof value === 'boolean',
  value: (value) => value === null || isMoney(value),
  expected_close_date: (value) => value === null || (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)),
  visible_to: (value) => ['1', '3', '5', '7'].includes(value as string),
  origin_id: () => true,
  channel: () => true,
  channel_id: () => true,
};

function isLive(company: Company, type: 'person' | 'organization', id: unknown): boolean {
  return company.records(ENTITY_TYPES[type]).get(String(id))?.is_deleted === false;
}

function isMoney(value: unknown): boolean {
  const { amount, currency } = value as { amount?: unknown; currency?: unknown };
  return typeof amount === 'number' && typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
}

/** Leads carry the deals' custom fields at the top. Numbers as text are taken for ids, as v1 does. */
function readBody(company: Company, body: unknown): Body {
  const codes = company.customFields(ENTITY_TYPES.deal).map((field) => field.code);
  const read: Record<string, unknown> = {};
  for (const [name, raw] of Object.entries(body ?? {})) {
    const value = name.endsWith('_id') && typeof raw === 'string' && /^\d+$/.test(raw) ? Number(raw) : raw;
    const check = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
    if (!check && !codes.includes(name)) refuse(`"${name}" is not allowed`);
    if (check && !check(value, company)) refuse(`"${name}" is not valid: ${JSON.stringify(value)}`);
    read[name] = value;
  }
  return read;
}

function checkLink(lead: Body): void {
  if ((lead['person_id'] ?? null) === null && (lead['organization_id'] ?? null) === null) {
    refuse('A lead must be linked to a person or an organization. Please provide one of: person_id, organization_id');
  }
}

export function leadRoutes(app: FastifyInstance, company: Company): void {
  const now = () => new Date(company.context.now()).toISOString();
  const get = (id: string): PlainRecord => {
    const lead = company.leads.get(id);
    if (!lead)
      throw new PipedriveError(
        UUID.test(id) ? 404 : 400,
        UUID.test(id) ? 'Lead not found' : '"id" must be a valid GUID',
      );
    return lead;
  };

  app.get<{ Querystring: Query }>('/leads', ({ query }) => {
    const since = query['updated_since'] ? Date.parse(query['updated_since']) : undefined;
    const found = [...company.leads.values()].filter((lead) => {
      if (since !== undefined && Date.parse(String(lead['update_time'])) < since) return false;
      if (
        query['archived_status'] === 'archived'
          ? lead['is_archived'] !== true
          : lead['is_archived'] === true && query['archived_status'] !== 'all'
      )
        return false;
      return ['owner_id', 'person_id', 'organization_id'].every(
        (name) => !query[name] || String(lead[name] as number) === query[name],
      );
    });
    const [field = '', direction] = (query['sort'] ?? '').split(/\s+/);
    const text = (lead: PlainRecord) => String(lead[field]);
    if (field) found.sort((a, b) => (text(a) < text(b) ? -1 : 1) * (direction?.toUpperCase() === 'DESC' ? -1 : 1));
    return page(found, query);
  });

  app.post('/leads', (request, reply) => {
    const given = readBody(company, request.body);
    if (!given['title']) refuse('"title" is required');
    checkLink(given);
    const id = randomUUID();
    const lead: PlainRecord = {
      id,
      owner_id: OWN_USER.id,
      creator_id: OWN_USER.id,
      label_ids: [],
      person_id: null,
      organization_id: null,
      source_name: 'API',
      origin: 'API',
      origin_id: null,
      channel: null,
      channel_id: null,
      is_archived: false,
      was_seen: false,
      value: null,
      expected_close_date: null,
      next_activity_id: null,
      add_time: now(),
      update_time: now(),
      visible_to: '3',
      cc_email: null,
      ...given,
    };
    company.leads.put(id, lead);
    tellWebhooks(company, 'lead', undefined, lead, readOrigin(request));
    return reply.code(201).send({ success: true, data: lead });
  });

  app.get<{ Querystring: Query }>('/leads/search', ({ query }) => {
    const { data, ...rest } = page(searchLeads(company, readSearch(query)), query);
    return { ...rest, data: { items: data } };
  });

  app.get<{ Params: { id: string } }>('/leads/:id', (request) => ({ success: true, data: get(request.params.id) }));

  // PATCH is the documented method; n8n's node sends PUT.
  app.route<{ Params: { id: string } }>({
    method: ['PATCH', 'PUT'],
    url: '/leads/:id',
    handler: (request) => {
      const before = get(request.params.id);
      const after: PlainRecord = { ...before, ...readBody(company, request.body), id: before.id, update_time: now() };
      checkLink(after);
      company.leads.put(String(before.id), after);
      tellWebhooks(company, 'lead', before, after, readOrigin(request));
      return { success: true, data: after };
    },
  });

  app.delete<{ Params: { id: string } }>('/leads/:id', (request) => {
    const before = get(request.params.id);
    company.leads.delete(String(before.id));
    tellWebhooks(company, 'lead', before, undefined, readOrigin(request));
    return { success: true, data: { id: before.id } };
  });
}
