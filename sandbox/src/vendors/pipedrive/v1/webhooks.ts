import type { FastifyInstance } from 'fastify';
import type { Company } from '../company.ts';
import { PipedriveError } from '../pipedrive-error.ts';
import { COMPANY_ID, OWN_USER } from '../users.ts';
import { openWebhooks, type Webhook } from '../webhooks.ts';

const ACTIONS = ['*', 'create', 'change', 'delete'];
const OBJECTS = [
  '*',
  'activity',
  'deal',
  'lead',
  'note',
  'organization',
  'person',
  'product',
  'pipeline',
  'stage',
  'user',
];
const MOST_WEBHOOKS = 40;

/** The password is never shown again. */
function show(webhook: Webhook) {
  return {
    ...webhook,
    company_id: COMPANY_ID,
    owner_id: webhook.user_id,
    version: '2.0',
    is_active: 1,
    remove_time: null,
    type: 'general',
    http_auth_password: null,
    remove_reason: null,
    last_delivery_time: null,
    last_http_status: null,
    admin_id: webhook.user_id,
  };
}

/** Webhooks have an error shape of their own: messages by field. */
function fault(errors: Record<string, string[]>): Answer {
  return { status: 400, body: { status: 'error', success: false, errors } };
}

type Answer = { status: number; body: unknown };

function create(company: Company, body: Partial<Webhook> & { version?: string }): Answer {
  const webhooks = openWebhooks(company);
  const { subscription_url: url = '', event_action: action = '', event_object: object = '', name, version } = body;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    return fault({ subscription_url: ['invalid or non-reachable URL'] });
  if (!ACTIONS.includes(action)) return fault({ event_action: [`must be one of ${ACTIONS.join(', ')}`] });
  if (!OBJECTS.includes(object)) return fault({ event_object: [`must be one of ${OBJECTS.join(', ')}`] });
  if (version !== undefined && version !== '2.0') return fault({ version: ['only version 2.0 is supported'] });
  if (webhooks.size >= MOST_WEBHOOKS) throw new PipedriveError(403, `at most ${MOST_WEBHOOKS} webhooks can be made`);
  const id = webhooks.nextNumber();
  const webhook: Webhook = {
    id,
    subscription_url: url,
    event_action: action,
    event_object: object,
    name: name ?? `Webhook ${id}`,
    user_id: OWN_USER.id,
    http_auth_user: body.http_auth_user ?? null,
    http_auth_password: body.http_auth_password ?? null,
    add_time: new Date(company.context.now()).toISOString(),
  };
  webhooks.put(String(id), webhook);
  return { status: 201, body: { status: 'ok', success: true, data: show(webhook) } };
}

export function webhookRoutes(app: FastifyInstance, company: Company): void {
  app.get('/webhooks', () => ({ status: 'ok', success: true, data: [...openWebhooks(company).values()].map(show) }));

  app.post<{ Body: (Partial<Webhook> & { version?: string }) | undefined }>('/webhooks', (request, reply) => {
    const { status, body } = create(company, request.body ?? {});
    return reply.code(status).send(body);
  });

  app.delete<{ Params: { id: string } }>('/webhooks/:id', (request, reply) => {
    if (!openWebhooks(company).delete(request.params.id)) throw new PipedriveError(404, 'Webhook not found');
    return reply.send({ status: 'ok', success: true });
  });
}
