import { randomBytes } from 'node:crypto';
import { emailVerdict } from '../../population/email-verdict.ts';
import { hashText } from '../../population/random.ts';
import type { Collection } from '../../server/collection.ts';
import type { VendorContext } from '../../server/vendor.ts';
import type { MailRequest, Message } from './message.ts';
import { type SuppressionKind, suppressionsOf } from './suppressions.ts';

export interface PendingEvent {
  readonly id: string;
  /** The message (of one personalization) that it is about. */
  readonly message: string;
  /** ms since 1970 on the vendor's clock. */
  readonly dueAt: number;
  readonly event: string;
  readonly email: string;
  /** What the webhook says besides what every event says. */
  readonly fields: Readonly<Record<string, unknown>>;
}

type Step = readonly [event: string, afterMs: number, fields?: Readonly<Record<string, unknown>>];

const DROP_REASONS: readonly (readonly [SuppressionKind, string])[] = [
  ['bounces', 'Bounced Address'],
  ['spam_reports', 'Spam Reporting Address'],
  ['invalid_emails', 'Invalid'],
  ['unsubscribes', 'Unsubscribed Address'],
];
const IP = '192.0.2.17';
const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36';

export function pendingEventsOf(context: VendorContext): Collection<PendingEvent> {
  return context.state.collection<PendingEvent>('sendgrid', 'pendingEvents');
}

/** Plans what will become of a message at each of its recipients; the address alone decides it, so that a run can be repeated. */
export function planEvents(context: VendorContext, message: Message, mail: MailRequest, sendAtMs: number): void {
  const pending = pendingEventsOf(context);
  const bypasses = mail.mail_settings?.['bypass_list_management']?.enable === true;
  for (const { email } of [...message.to, ...message.cc, ...message.bcc]) {
    const reason = bypasses ? undefined : dropReason(context, email, mail.asm?.group_id);
    const steps: Step[] =
      reason === undefined ? stepsFor(context, email, message) : [['dropped', 200, { reason, status: '5.0.0' }]];
    for (const [event, afterMs, fields = {}] of steps) {
      const id = randomBytes(16).toString('base64url');
      const grouped = mail.asm === undefined ? fields : { ...fields, asm_group_id: mail.asm.group_id };
      pending.put(id, { id, message: message.id, dueAt: sendAtMs + afterMs, event, email, fields: grouped });
    }
  }
}

function dropReason(context: VendorContext, email: string, groupId: number | undefined): string | undefined {
  const kept = suppressionsOf(context);
  const address = email.toLowerCase();
  if (groupId !== undefined && kept.get(`group-${groupId}/${address}`) !== undefined) return 'Unsubscribed Address';
  return DROP_REASONS.find(([kind]) => kept.get(`${kind}/${address}`) !== undefined)?.[1];
}

function stepsFor(context: VendorContext, email: string, message: Message): Step[] {
  const { quality, reason } = emailVerdict(context.population, email);
  const drawn = hashText(`fate of ${email.toLowerCase()}`) % 100;
  const processed: Step = ['processed', 200];
  const bounced: Step = [
    'bounce',
    1_200,
    {
      type: 'bounce',
      reason: '550 5.1.1 The email account that you tried to reach does not exist',
      status: '5.1.1',
      ip: IP,
      tls: 1,
    },
  ];
  if (reason === 'dead_domain') {
    const response = 'unable to get mx info: failed to get IPs from PTR record: lookup failed';
    return [
      processed,
      ['deferred', 700, { response, attempt: '1' }],
      ['bounce', 1_500, { type: 'blocked', reason: response, status: '' }],
    ];
  }
  if (quality === 'invalid' || (quality === 'catch_all' && drawn < 30)) return [processed, bounced];
  const delivered: Step = [
    'delivered',
    quality === 'unknown' ? 2_500 : 800,
    { response: '250 2.0.0 OK', ip: IP, tls: 1 },
  ];
  const arrival: Step[] =
    quality === 'unknown'
      ? [processed, ['deferred', 700, { response: '451 4.7.1 Try again later', attempt: '1' }], delivered]
      : [processed, delivered];
  if (drawn < 45)
    arrival.push(['open', 3_000, { useragent: USER_AGENT, ip: '198.51.100.23', sg_machine_open: drawn % 4 === 0 }]);
  const url = /href="(https?:[^"]+)"/.exec(message.html)?.[1];
  if (drawn < 15 && url !== undefined)
    arrival.push([
      'click',
      4_000,
      { url, url_offset: { index: 0, type: 'html' }, useragent: USER_AGENT, ip: '198.51.100.23' },
    ]);
  if (drawn === 7) arrival.push(['spamreport', 5_000]);
  if (drawn === 11) arrival.push(['unsubscribe', 5_000]);
  return arrival;
}
