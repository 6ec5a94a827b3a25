import type { FastifyInstance } from 'fastify';
import type { Company, PlainRecord } from '../company.ts';
import { PipedriveError } from '../pipedrive-error.ts';
import { type Query, readOrigin } from '../read-query.ts';
import { OWN_USER } from '../users.ts';
import { tellWebhooks } from '../webhooks.ts';
import { page } from './page.ts';
import { toOldTime } from './render-old-entity.ts';

const LINKS = ['lead_id', 'deal_id', 'person_id', 'org_id', 'project_id'];
const PINS = ['pinned_to_lead_flag', 'pinned_to_deal_flag', 'pinned_to_person_flag', 'pinned_to_organization_flag'];

type Body = Readonly<Record<string, unknown>>;

function readLinks(body: Body): Record<string, unknown> {
  const given = LINKS.filter((name) => body[name] !== undefined && body[name] !== '');
  const links = given.map((name) => [name, name === 'lead_id' ? body[name] : Number(body[name])] as const);
  const pins = PINS.filter((name) => name in body).map(
    (name) => [name, body[name] === 1 || body[name] === '1' || body[name] === true] as const,
  );
  return Object.fromEntries([...links, ...pins]);
}

export function noteRoutes(app: FastifyInstance, company: Company): void {
  const now = () => toOldTime(new Date(company.context.now()).toISOString());
  const get = (id: string): PlainRecord => {
    const note = company.notes.get(id);
    if (!note) throw new PipedriveError(404, 'Note not found');
    return note;
  };

  app.get<{ Querystring: Query }>('/notes', ({ query }) => {
    const found = [...company.notes.values()].filter((note) =>
      LINKS.every((name) => !query[name] || String(note[name] as number) === query[name]),
    );
    return page(found, query);
  });

  app.post<{ Body: Body | undefined }>('/notes', (request, reply) => {
    const body = request.body ?? {};
    if (typeof body['content'] !== 'string' || body['content'] === '')
      throw new PipedriveError(400, 'Note content must be given.');
    const links = readLinks(body);
    if (!LINKS.some((name) => name in links))
      throw new PipedriveError(400, 'One of lead_id, deal_id, person_id, org_id or project_id is required.');
    const id = company.notes.nextNumber();
    const note: PlainRecord = {
      id,
      user_id: OWN_USER.id,
      deal_id: null,
      person_id: null,
      org_id: null,
      lead_id: null,
      project_id: null,
      content: body['content'],
      add_time: now(),
      update_time: now(),
      active_flag: true,
      ...Object.fromEntries(PINS.map((name) => [name, false])),
      last_update_user_id: null,
      user: { email: OWN_USER.email, name: OWN_USER.name, icon_url: null, is_you: true },
      ...links,
    };
    company.notes.put(String(id), note);
    tellWebhooks(company, 'note', undefined, note, readOrigin(request));
    return reply.send({ success: true, data: note });
  });

  app.get<{ Params: { id: string } }>('/notes/:id', (request) => ({ success: true, data: get(request.params.id) }));

  app.put<{ Params: { id: string }; Body: Body | undefined }>('/notes/:id', (request) => {
    const before = get(request.params.id);
    const { content = before['content'] } = request.body ?? {};
    const after: PlainRecord = { ...before, ...readLinks(request.body ?? {}), content, update_time: now() };
    company.notes.put(String(before.id), after);
    tellWebhooks(company, 'note', before, after, readOrigin(request));
    return { success: true, data: after };
  });

  app.delete<{ Params: { id: string } }>('/notes/:id', (request) => {
    const before = get(request.params.id);
    company.notes.delete(String(before.id));
    tellWebhooks(company, 'note', before, undefined, readOrigin(request));
    return { success: true, data: true };
  });
}
