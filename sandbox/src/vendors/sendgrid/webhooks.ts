import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Collection } from '../../server/collection.ts';
import type { Delivery, VendorContext } from '../../server/vendor.ts';

export interface EventWebhook {
  readonly id: string;
  readonly enabled: boolean;
  readonly url: string;
  readonly friendlyName: string;
  /** By the names of the settings: `delivered`, `spam_report`, … */
  readonly events: Readonly<Record<string, boolean>>;
  /** PKCS#8 PEM; events are signed when there is one. */
  readonly privateKey?: string;
  readonly created: string;
  readonly updated: string;
}

const EVENTS = [
  'processed',
  'dropped',
  'deferred',
  'bounce',
  'delivered',
  'open',
  'click',
  'spam_report',
  'unsubscribe',
  'group_unsubscribe',
  'group_resubscribe',
] as const;
const MOST_WEBHOOKS = 5;
const UNKNOWN_ID = { errors: [{ message: 'Invalid id provided.' }] };

export function webhooksOf(context: VendorContext): Collection<EventWebhook> {
  return context.state.collection<EventWebhook>('sendgrid', 'webhooks');
}

/** `/v3/user/webhooks/event/…`; the paths without an id mean the oldest webhook. https://www.twilio.com/docs/sendgrid/api-reference/webhooks */
export function registerWebhooks(app: FastifyInstance, context: VendorContext): void {
  const kept = webhooksOf(context);
  const base = '/v3/user/webhooks/event';
  const find = (id: string | undefined) => (id === undefined || id === '' ? kept.values().next().value : kept.get(id));
  const save = (webhook: EventWebhook) => {
    kept.put(webhook.id, webhook);
    return shown(webhook);
  };

  app.post<{ Body: Settings }>(`${base}/settings`, (request, reply) => {
    const error = urlError(request.body.url, undefined, kept);
    if (error !== undefined) return reply.code(400).send(error);
    if (kept.size >= MOST_WEBHOOKS)
      return reply
        .code(400)
        .send({ errors: [{ message: 'You have reached the maximum number of webhooks allowed.' }] });
    const at = new Date(context.now()).toISOString();
    return reply
      .code(201)
      .send(
        save(
          withSettings(
            { id: randomUUID(), enabled: false, url: '', friendlyName: '', events: {}, created: at, updated: at },
            request.body,
            at,
          ),
        ),
      );
  });
  app.get(`${base}/settings/all`, () => ({ max_allowed: MOST_WEBHOOKS, webhooks: [...kept.values()].map(shown) }));
  app.post(`${base}/test`, (_request, reply) => reply.code(204).send());

  for (const path of [`${base}/settings/signed`, `${base}/settings/signed/:id`]) {
    app.get<{ Params: { id?: string } }>(path, (request, reply) => {
      const webhook = find(request.params.id);
      return webhook === undefined
        ? reply.code(404).send(UNKNOWN_ID)
        : { id: webhook.id, public_key: publicKeyOf(webhook) };
    });
    app.patch<{ Params: { id?: string }; Body: { enabled?: boolean } }>(path, (request, reply) => {
      const webhook = find(request.params.id);
      if (webhook === undefined) return reply.code(404).send(UNKNOWN_ID);
      const { privateKey, ...unsigned } = webhook;
      const changed =
        request.body.enabled === true ? { ...unsigned, privateKey: privateKey ?? newPrivateKey() } : unsigned;
      save(changed);
      return { id: changed.id, public_key: publicKeyOf(changed) };
    });
  }
  for (const path of [`${base}/settings`, `${base}/settings/:id`]) {
    app.get<{ Params: { id?: string } }>(path, (request, reply) => {
      const webhook = find(request.params.id);
      return webhook === undefined ? reply.code(404).send(UNKNOWN_ID) : shown(webhook);
    });
    app.patch<{ Params: { id?: string }; Body: Settings }>(path, (request, reply) => {
      const webhook = find(request.params.id);
      if (webhook === undefined) return reply.code(404).send(UNKNOWN_ID);
      const error = urlError(request.body.url ?? webhook.url, webhook.id, kept);
      if (error !== undefined) return reply.code(400).send(error);
      return save(withSettings(webhook, request.body, new Date(context.now()).toISOString()));
    });
  }
  app.delete<{ Params: { id: string } }>(`${base}/settings/:id`, (request, reply) =>
    kept.delete(request.params.id) ? reply.code(204).send() : reply.code(404).send(UNKNOWN_ID),
  );
}

/** Signs timestamp and body as they go out: ECDSA over P-256 with SHA-256, ASN.1 DER, base64. */
export function signedDelivery(
  delivery: Delivery,
  context: VendorContext,
): { headers: Record<string, string>; body: string } {
  const { url, headers, body } = delivery;
  const privateKey = [...webhooksOf(context).values()].find((webhook) => webhook.url === url)?.privateKey;
  if (privateKey === undefined) return { headers, body };
  const timestamp = `${Math.floor(context.now() / 1000)}`;
  const signature = sign('sha256', Buffer.from(timestamp + body), createPrivateKey(privateKey)).toString('base64');
  return {
    headers: {
      ...headers,
      'X-Twilio-Email-Event-Webhook-Signature': signature,
      'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
    },
    body,
  };
}

type Settings = { readonly enabled?: boolean; readonly url?: string; readonly friendly_name?: string } & Readonly<
  Record<string, unknown>
>;

function withSettings(webhook: EventWebhook, settings: Settings, updated: string): EventWebhook {
  const events = Object.fromEntries(
    EVENTS.map((name) => [
      name,
      typeof settings[name] === 'boolean' ? settings[name] : (webhook.events[name] ?? false),
    ]),
  );
  return {
    ...webhook,
    events,
    updated,
    enabled: settings.enabled ?? webhook.enabled,
    url: settings.url ?? webhook.url,
    friendlyName: settings.friendly_name ?? webhook.friendlyName,
  };
}

function urlError(url: string | undefined, id: string | undefined, kept: Collection<EventWebhook>): unknown {
  if (url === undefined || !URL.canParse(url)) return { errors: [{ message: `'${url ?? ''}' is not a valid url` }] };
  const same = [...kept.values()].find((webhook) => webhook.url === url && webhook.id !== id);
  return (
    same && {
      errors: [{ id: same.id, message: `Webhook at '${url}' already exists. Please provide a unique URL.`, url }],
    }
  );
}

function shown(webhook: EventWebhook): Record<string, unknown> {
  const { id, enabled, url, friendlyName, events, created, updated } = webhook;
  const publicKey = publicKeyOf(webhook);
  return {
    enabled,
    url,
    ...events,
    friendly_name: friendlyName,
    id,
    ...(publicKey === '' ? {} : { public_key: publicKey }),
    created_date: created,
    updated_date: updated,
  };
}

function newPrivateKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
}

/** Base64 of the SPKI in DER, as the settings show it; empty when events are not signed. */
function publicKeyOf({ privateKey }: EventWebhook): string {
  return privateKey === undefined
    ? ''
    : createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
}
