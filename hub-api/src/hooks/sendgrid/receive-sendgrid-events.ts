import { HubError, type SuppressionInput } from '@leadloom/contracts';
import type { OutreachEvent } from '@leadloom/store';
import type { Services } from '../../services.ts';
import type { VerifiedHook } from '../receive-vendor-hook.ts';
import { type SendgridEvent, toOutreachEvent } from './to-outreach-event.ts';

const suppressionReasons: Partial<Record<OutreachEvent['kind'], SuppressionInput['reason']>> = {
  bounced: 'bounced',
  complained: 'complained',
  unsubscribed: 'unsubscribed',
};

/**
 * Notes what became of messages. Events come at least once and in any order: what they do to a message or a suppression list may be done
 * again, and comes before the event itself is stored, so that a crash between the two loses nothing.
 */
export async function receiveSendgridEvents(services: Services, hook: VerifiedHook): Promise<void> {
  for (const event of parse(hook.body)) await receiveEvent(services, hook, event);
}

async function receiveEvent({ store }: Services, hook: VerifiedHook, given: SendgridEvent): Promise<void> {
  const { workspaceId, connectionId } = hook;
  const read = toOutreachEvent(given);
  if (read === null) return;
  const { ownMessageId, vendorMessageId, ...event } = read;
  const message =
    (ownMessageId === null ? null : await store.messages.get(workspaceId, ownMessageId)) ??
    (vendorMessageId === null ? null : await store.messages.byVendorId(workspaceId, vendorMessageId));

  const { kind, at, reason, email } = event;
  if (message !== null && (kind === 'delivered' || kind === 'opened' || kind === 'bounced'))
    await store.messages.report(workspaceId, message.id, { kind, at, ...(reason === undefined ? {} : { reason }) });
  const suppressedFor = suppressionReasons[kind];
  if (suppressedFor !== undefined)
    await store.suppressions.add(workspaceId, { value: email, kind: 'email', reason: suppressedFor }, 'sendgrid');

  const leadId = message?.leadId ?? null;
  const isNew = await store.outreachEvents.insertIfAbsent(workspaceId, {
    ...event,
    connectionId,
    messageId: message?.id ?? null,
    leadId,
    raw: given,
  });
  if (isNew && leadId !== null)
    await store.leads.addTimeline(workspaceId, [
      { leadId, kind: 'outreach', title: `E-mail ${kind}`, changes: [], source: 'sendgrid', at },
    ]);
}

function parse(body: Buffer): SendgridEvent[] {
  try {
    const events: unknown = JSON.parse(body.toString('utf8'));
    if (Array.isArray(events)) return events as SendgridEvent[];
  } catch {
    // Falls through to the one answer for what is no list of events.
  }
  throw new HubError('invalid_input', 'The body is no JSON array of events.');
}
