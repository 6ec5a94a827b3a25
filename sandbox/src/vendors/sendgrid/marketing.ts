import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Collection } from '../../server/collection.ts';
import type { VendorContext } from '../../server/vendor.ts';
import { contactQuery } from './contact-query.ts';

export interface MarketingContact {
  readonly id: string;
  readonly email: string;
  readonly list_ids: readonly string[];
  readonly created_at: string;
  readonly updated_at: string;
  readonly [field: string]: unknown;
}

interface MarketingList {
  readonly id: string;
  readonly name: string;
}

const MOST_CONTACTS = 30_000;

export function contactsOf(context: VendorContext): Collection<MarketingContact> {
  return context.state.collection<MarketingContact>('sendgrid', 'contacts');
}

/** `/v3/marketing/…`: what n8n's SendGrid node calls. https://www.twilio.com/docs/sendgrid/api-reference/contacts */
export function registerMarketing(app: FastifyInstance, context: VendorContext): void {
  const contacts = contactsOf(context);
  const lists = context.state.collection<MarketingList>('sendgrid', 'lists');
  const notFound = { errors: [{ field: 'id', message: 'not found' }] };
  const metadata = (path: string, count: number) => ({ self: `${context.baseUrl}/v3/marketing/${path}`, count });
  const listShown = (list: MarketingList) => ({
    ...list,
    contact_count: [...contacts.values()].filter(({ list_ids: ids }) => ids.includes(list.id)).length,
    _metadata: metadata(`lists/${list.id}`, 0),
  });

  app.get('/v3/marketing/field_definitions', () => ({
    custom_fields: [],
    reserved_fields: ['first_name', 'last_name', 'email', 'city', 'country'].map((name, index) => ({
      id: `_rf${index}_T`,
      name,
      field_type: 'Text',
    })),
    _metadata: metadata('field_definitions', 0),
  }));

  app.put<{ Body: { list_ids?: string[]; contacts?: Record<string, unknown>[] } }>(
    '/v3/marketing/contacts',
    (request, reply) => {
      const { list_ids: listIds = [], contacts: given } = request.body;
      if (!Array.isArray(given) || given.length === 0 || given.length > MOST_CONTACTS) {
        return reply.code(400).send({ errors: [{ field: 'contacts', message: 'contacts is required' }] });
      }
      const at = new Date(context.now()).toISOString();
      for (const fields of given) {
        if (typeof fields['email'] !== 'string') continue;
        const email = fields['email'].trim().toLowerCase();
        const id = idOf(email);
        const before = contacts.get(id);
        const joined = [...new Set([...(before?.list_ids ?? []), ...listIds])];
        contacts.put(id, {
          ...before,
          ...fields,
          id,
          email,
          list_ids: joined,
          created_at: before?.created_at ?? at,
          updated_at: at,
        });
      }
      return reply.code(202).send({ job_id: randomUUID() });
    },
  );
  app.get('/v3/marketing/contacts', () => {
    const result = [...contacts.values()].reverse().slice(0, 50);
    return { result, contact_count: contacts.size, _metadata: metadata('contacts', contacts.size) };
  });
  app.get<{ Params: { id: string } }>(
    '/v3/marketing/contacts/:id',
    (request, reply) => contacts.get(request.params.id) ?? reply.code(404).send(notFound),
  );
  app.post<{ Body: { query?: string } }>('/v3/marketing/contacts/search', (request, reply) => {
    const passes = contactQuery(request.body.query ?? '');
    if (passes === undefined) return reply.code(400).send({ errors: [{ field: 'query', message: 'invalid query' }] });
    const result = [...contacts.values()].filter(passes).slice(0, 50);
    return { result, contact_count: result.length, _metadata: metadata('contacts/search', result.length) };
  });
  app.delete<{ Querystring: { ids?: string; delete_all_contacts?: string } }>(
    '/v3/marketing/contacts',
    (request, reply) => {
      if (request.query.delete_all_contacts === 'true') contacts.clear();
      for (const id of request.query.ids?.split(',') ?? []) contacts.delete(id);
      return reply.code(202).send({ job_id: randomUUID() });
    },
  );

  app.get('/v3/marketing/lists', () => ({
    result: [...lists.values()].map(listShown),
    _metadata: metadata('lists', lists.size),
  }));
  app.post<{ Body: { name?: string } }>('/v3/marketing/lists', (request, reply) => {
    const { name } = request.body;
    if (!name) return reply.code(400).send({ errors: [{ field: 'name', message: 'name is required' }] });
    if ([...lists.values()].some((list) => list.name === name))
      return reply.code(400).send({ errors: [{ field: 'name', message: 'name already exists' }] });
    const list = { id: randomUUID(), name };
    lists.put(list.id, list);
    return reply.code(201).send(listShown(list));
  });
  app.get<{ Params: { id: string } }>('/v3/marketing/lists/:id', (request, reply) => {
    const list = lists.get(request.params.id);
    return list === undefined ? reply.code(404).send(notFound) : listShown(list);
  });
  app.patch<{ Params: { id: string }; Body: { name?: string } }>('/v3/marketing/lists/:id', (request, reply) => {
    const list = lists.get(request.params.id);
    if (list === undefined) return reply.code(404).send(notFound);
    const changed = { ...list, name: request.body.name ?? list.name };
    lists.put(list.id, changed);
    return listShown(changed);
  });
  app.delete<{ Params: { id: string }; Querystring: { delete_contacts?: string } }>(
    '/v3/marketing/lists/:id',
    (request, reply) => {
      const { id } = request.params;
      if (!lists.delete(id)) return reply.code(404).send(notFound);
      for (const contact of [...contacts.values()].filter(({ list_ids: ids }) => ids.includes(id))) {
        if (request.query.delete_contacts === 'true') contacts.delete(contact.id);
        else contacts.put(contact.id, { ...contact, list_ids: contact.list_ids.filter((entry) => entry !== id) });
      }
      return request.query.delete_contacts === 'true'
        ? reply.code(202).send({ job_id: randomUUID() })
        : reply.code(204).send();
    },
  );
}

/** The same address keeps its id, also when it is deleted and added again. */
function idOf(email: string): string {
  const hex = createHash('sha256').update(email).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
