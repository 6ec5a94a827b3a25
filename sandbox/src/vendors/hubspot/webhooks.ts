import { createHash, createHmac } from 'node:crypto';
import { sandboxCredentials } from '../../server/credentials.ts';
import type { Delivery, VendorContext } from '../../server/vendor.ts';
import type { ChangeEvent } from './change-event.ts';
import { type Portal, PORTAL_ID } from './portal.ts';

export interface Subscription {
  readonly id: string;
  /** `contact.propertyChange` or `object.propertyChange` */
  readonly eventType: string;
  readonly propertyName?: string;
  readonly objectTypeId?: string;
  readonly active: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface WebhookSettings {
  readonly targetUrl: string;
  readonly throttling: { readonly period?: string; readonly maxConcurrentRequests: number };
  readonly createdAt: string;
  readonly updatedAt: string;
}

const MOST_EVENTS = 100;
const { appId, clientSecret } = sandboxCredentials.hubspot;

export function openWebhooks({ state }: VendorContext) {
  return {
    settings: state.collection<WebhookSettings>('hubspot', 'webhook-settings'),
    subscriptions: state.collection<Subscription>('hubspot', 'webhook-subscriptions'),
    eventNumbers: state.collection<never>('hubspot', 'webhook-events'),
  };
}

function isWanted(subscription: Subscription, event: ChangeEvent): boolean {
  const [object, kind] = subscription.eventType.split('.');
  const isObject = object === 'object' ? subscription.objectTypeId === event.objectTypeId : object === event.object;
  if (!subscription.active || !isObject || kind !== event.kind) return false;
  return event.kind !== 'propertyChange' || subscription.propertyName === event.propertyName;
}

/** Tells the app about what happened since the last call; as HubSpot does, several events in one array. */
export function deliverEvents(portal: Portal): void {
  const events = portal.events.splice(0);
  const { settings, subscriptions, eventNumbers } = openWebhooks(portal.context);
  const targetUrl = settings.get(appId)?.targetUrl;
  if (!targetUrl || events.length === 0) return;
  const told = events.flatMap((event) => {
    const wanted = [...subscriptions.values()].filter((subscription) => isWanted(subscription, event));
    return wanted.map((subscription) => ({
      eventId: eventNumbers.nextNumber(),
      subscriptionId: Number(subscription.id),
      portalId: PORTAL_ID,
      appId: Number(appId),
      occurredAt: event.occurredAt,
      subscriptionType: subscription.eventType,
      attemptNumber: 0,
      objectId: Number(event.objectId),
      changeSource: event.changeSource,
      ...(event.changeFlag ? { changeFlag: event.changeFlag } : {}),
      ...(event.kind === 'propertyChange'
        ? { propertyName: event.propertyName, propertyValue: event.propertyValue }
        : {}),
      ...(subscription.eventType.startsWith('object.') ? { objectTypeId: event.objectTypeId } : {}),
      sourceId: event.changeSource === 'CRM_UI' ? 'userId:5100001' : appId,
    }));
  });
  const repeats = portal.context.takeFault('duplicate-events') ? 2 : 1;
  if (portal.context.takeFault('unordered-events')) told.reverse();
  for (let start = 0; start < told.length; start += MOST_EVENTS) {
    const body = JSON.stringify(told.slice(start, start + MOST_EVENTS));
    for (let copy = 0; copy < repeats; copy += 1)
      portal.context.deliver({ url: targetUrl, headers: { 'content-type': 'application/json' }, body });
  }
}

/** Signs an attempt: v1 over the body, v3 over method, URL, body and the attempt's own time; later attempts say their number. */
export function signDelivery(
  delivery: Delivery,
  context: VendorContext,
): { headers: Record<string, string>; body: string } {
  const events = JSON.parse(delivery.body) as Record<string, unknown>[];
  const body = JSON.stringify(events.map((event) => ({ ...event, attemptNumber: delivery.attempt })));
  const timestamp = String(context.now());
  return {
    body,
    headers: {
      ...delivery.headers,
      'user-agent': 'HubSpot Connect 2.0 (http://dev.hubspot.com/) - WebhooksExecutorDaemon-executor',
      'x-hubspot-signature': createHash('sha256')
        .update(clientSecret + body)
        .digest('hex'),
      'x-hubspot-signature-version': 'v1',
      'x-hubspot-request-timestamp': timestamp,
      'x-hubspot-signature-v3': createHmac('sha256', clientSecret)
        .update(`POST${delivery.url}${body}${timestamp}`)
        .digest('base64'),
    },
  };
}
