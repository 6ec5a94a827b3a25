import type { VendorContext } from '../../server/vendor.ts';
import { batchesOf } from './scheduled-sends.ts';
import { type PendingEvent, pendingEventsOf } from './events.ts';
import { type Message, messagesOf } from './message.ts';
import { suppress } from './suppressions.ts';
import { webhooksOf } from './webhooks.ts';

/** Names of the events in the settings of a webhook, where they differ. */
const SETTING: Readonly<Record<string, string>> = { spamreport: 'spam_report' };

/** Lets happen what is due: notes it on the messages, suppresses who bounced or complained, and posts it in one batch a webhook. */
export function sendDueEvents(context: VendorContext): void {
  const pending = pendingEventsOf(context);
  const now = context.now();
  const due = [...pending.values()].filter((event) => event.dueAt <= now).sort((one, other) => one.dueAt - other.dueAt);
  if (due.length === 0) return;
  const messages = messagesOf(context);
  const bodies: { event: string; body: Record<string, unknown> }[] = [];
  for (const event of due) {
    const message = messages.get(event.message);
    const hold = message?.batchId === undefined ? undefined : batchesOf(context).get(message.batchId)?.status;
    if (hold === 'pause') continue;
    pending.delete(event.id);
    if (message === undefined || hold === 'cancel') continue;
    const at = new Date(event.dueAt).toISOString();
    messages.put(message.id, {
      ...message,
      events: [...message.events, { event: event.event, email: event.email, at }],
    });
    suppressFor(context, event);
    bodies.push({ event: event.event, body: webhookBody(event, message) });
  }
  const isShuffled = context.takeFault('duplicate-events') !== undefined;
  for (const webhook of webhooksOf(context).values()) {
    if (!webhook.enabled) continue;
    const wanted = bodies
      .filter(({ event }) => webhook.events[SETTING[event] ?? event] === true)
      .map(({ body }) => body);
    if (wanted.length === 0) continue;
    const sent = isShuffled ? [...wanted, ...wanted].reverse() : wanted;
    // As SendGrid sends it: a line break after every event, the last one included. It belongs to what is signed.
    const body = `[${sent.map((entry) => JSON.stringify(entry)).join(',\r\n')}]\r\n`;
    context.deliver({
      url: webhook.url,
      headers: { 'content-type': 'application/json', 'user-agent': 'SendGrid Event API' },
      body,
    });
  }
}

function webhookBody(event: PendingEvent, message: Message): Record<string, unknown> {
  return {
    ...message.customArgs,
    email: event.email,
    timestamp: Math.floor(event.dueAt / 1000),
    event: event.event,
    'smtp-id': `<${message.messageId}@sandbox.example>`,
    sg_event_id: event.id,
    sg_message_id: `${message.messageId}.recvd-sandbox-1-0.0`,
    ...(message.categories.length === 0
      ? {}
      : { category: message.categories.length === 1 ? message.categories[0] : message.categories }),
    ...event.fields,
  };
}

function suppressFor(context: VendorContext, { event, email, fields }: PendingEvent): void {
  const { reason, status } = fields as { reason?: string; status?: string };
  const why = { email, ...(reason === undefined ? {} : { reason }), ...(status === undefined ? {} : { status }) };
  if (event === 'bounce') suppress(context, { kind: fields['type'] === 'blocked' ? 'blocks' : 'bounces', ...why });
  if (event === 'spamreport') suppress(context, { kind: 'spam_reports', email });
  if (event === 'unsubscribe') suppress(context, { kind: 'unsubscribes', email });
}
