import type { OutreachEvent } from '@leadloom/store';

/** https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event */
export interface SendgridEvent {
  email?: unknown;
  event?: unknown;
  /** Seconds since 1970. */
  timestamp?: unknown;
  sg_event_id?: unknown;
  /** The message's id, then a dot and where it was filtered. */
  sg_message_id?: unknown;
  reason?: unknown;
  /** Of a bounce: `blocked` is the refusal of one message, not of the address. */
  type?: unknown;
  /** `custom_args` of the message lie beside the rest. */
  leadloom_message_id?: unknown;
}

type ReadEvent = Pick<OutreachEvent, 'vendorEventId' | 'kind' | 'email' | 'at'> & {
  reason?: string;
  ownMessageId: string | null;
  vendorMessageId: string | null;
};

const kinds: Readonly<Record<string, OutreachEvent['kind']>> = {
  delivered: 'delivered',
  open: 'opened',
  click: 'clicked',
  bounce: 'bounced',
  spamreport: 'complained',
  unsubscribe: 'unsubscribed',
  group_unsubscribe: 'unsubscribed',
  deferred: 'deferred',
  dropped: 'dropped',
};

/** Null for an entry that lacks what every event has. */
export function toOutreachEvent(given: SendgridEvent): ReadEvent | null {
  const {
    email,
    event,
    timestamp,
    sg_event_id: id,
    sg_message_id: messageId,
    leadloom_message_id: own,
    reason,
  } = given;
  if (typeof email !== 'string' || typeof event !== 'string' || typeof id !== 'string' || typeof timestamp !== 'number')
    return null;
  const isBlocked = event === 'bounce' && given.type === 'blocked';
  return {
    vendorEventId: id,
    kind: isBlocked ? 'dropped' : (kinds[event] ?? 'other'),
    email: email.toLowerCase(),
    at: new Date(timestamp * 1000).toISOString(),
    ...(typeof reason === 'string' ? { reason } : {}),
    ownMessageId: typeof own === 'string' ? own : null,
    vendorMessageId: typeof messageId === 'string' ? (messageId.split('.')[0] ?? null) : null,
  };
}
