import { randomUUID } from 'node:crypto';
import type { Delivery } from '../../server/vendor.ts';
import type { Company, PlainRecord } from './company.ts';
import { COMPANY_ID } from './users.ts';

/** How a change came in, as webhooks tell it. */
export interface Origin {
  readonly changeSource: 'api' | 'app';
  readonly userId: number;
}

export interface Webhook {
  readonly id: number;
  readonly subscription_url: string;
  readonly event_action: string;
  readonly event_object: string;
  readonly name: string;
  readonly user_id: number;
  readonly http_auth_user: string | null;
  readonly http_auth_password: string | null;
  readonly add_time: string;
}

export function openWebhooks({ context }: Company) {
  return context.state.collection<Webhook>('pipedrive', 'webhooks');
}

/** Inside webhooks the visibility is text. */
function showData(record: PlainRecord | undefined): Record<string, unknown> | null {
  if (!record) return null;
  return 'visible_to' in record ? { ...record, visible_to: String(record['visible_to']) } : record;
}

function changedFields(before: PlainRecord, after: PlainRecord): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(before).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(after[name])),
  );
}

/** Tells the subscribers of a change: nothing before = created, nothing after = deleted. */
export function tellWebhooks(
  company: Company,
  entity: string,
  before: PlainRecord | undefined,
  after: PlainRecord | undefined,
  origin: Origin,
): void {
  const record = after ?? before;
  if (!record) return;
  const action = before ? (after ? 'change' : 'delete') : 'create';
  const { context } = company;
  const repeats = context.takeFault('duplicate-events') ? 2 : 1;
  for (const webhook of openWebhooks(company).values()) {
    if (!['*', action].includes(webhook.event_action) || !['*', entity].includes(webhook.event_object)) continue;
    const { http_auth_user: user, http_auth_password: password } = webhook;
    const body = JSON.stringify({
      meta: {
        action,
        entity,
        entity_id: String(record.id),
        company_id: String(COMPANY_ID),
        user_id: String(origin.userId),
        id: randomUUID(),
        correlation_id: randomUUID(),
        webhook_id: String(webhook.id),
        webhook_owner_id: String(webhook.user_id),
        timestamp: new Date(context.now()).toISOString(),
        type: 'general',
        version: '2.0',
        change_source: origin.changeSource,
        is_bulk_edit: false,
        permitted_user_ids: [String(webhook.user_id)],
        attempt: 1,
        host: new URL(context.baseUrl).host,
      },
      data: showData(after),
      previous: before && after ? changedFields(before, after) : showData(action === 'delete' ? before : undefined),
    });
    const authorization =
      user || password
        ? { authorization: `Basic ${Buffer.from(`${user ?? ''}:${password ?? ''}`).toString('base64')}` }
        : {};
    for (let copy = 0; copy < repeats; copy += 1) {
      context.deliver({
        url: webhook.subscription_url,
        headers: { 'content-type': 'application/json', ...authorization },
        body,
      });
    }
  }
}

/** Later attempts say their number in `meta.attempt`, which counts from 1. */
export function numberDelivery(delivery: Delivery): { headers: Record<string, string>; body: string } {
  const payload = JSON.parse(delivery.body) as { meta: Record<string, unknown> };
  return {
    headers: delivery.headers,
    body: JSON.stringify({ ...payload, meta: { ...payload.meta, attempt: delivery.attempt + 1 } }),
  };
}
