import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { VendorContext } from '../../server/vendor.ts';
import { planEvents } from './events.ts';
import { type MailRequest, type Message, messagesOf, type Personalization } from './message.ts';
import { batchesOf } from './scheduled-sends.ts';
import { mailError } from './validate-mail.ts';

/** Senders of this domain are the ones whose identity was never verified. */
const UNVERIFIED_DOMAIN = '@unverified.example';
const NOT_VERIFIED =
  'The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved. Visit https://sendgrid.com/docs/for-developers/sending-email/sender-identity/ to see the Sender Identity requirements';

/** `POST /v3/mail/send`: 202 without a body and `X-Message-Id`, or 200 when in sandbox mode. No idempotency key exists: sent twice is sent twice. */
export function registerSendMail(app: FastifyInstance, context: VendorContext): void {
  app.post<{ Body: Partial<MailRequest> | undefined }>('/v3/mail/send', (request, reply) => {
    if (!`${request.headers['content-type']}`.startsWith('application/json')) {
      return reply
        .code(415)
        .send({ errors: [{ message: 'Content-Type should be application/json.', field: null, help: null }] });
    }
    const error = mailError(request.body ?? {}, context.now());
    if (error !== undefined) return reply.code(400).send({ errors: [error] });
    const mail = request.body as MailRequest;
    if (mail.from.email.toLowerCase().endsWith(UNVERIFIED_DOMAIN)) {
      return reply.code(403).send({ errors: [{ message: NOT_VERIFIED, field: 'from', help: null }] });
    }
    if (mail.batch_id !== undefined && batchesOf(context).get(mail.batch_id) === undefined) {
      return reply.code(400).send({ errors: [{ message: 'The batch_id is invalid.', field: 'batch_id', help: null }] });
    }
    if (mail.mail_settings?.['sandbox_mode']?.enable === true) return reply.code(200).send();
    const messageId = randomBytes(16).toString('base64url');
    for (const [index, personalization] of mail.personalizations.entries()) {
      const message = messageOf(mail, personalization, {
        id: `${messageId}.${index}`,
        messageId,
        nowMs: context.now(),
      });
      messagesOf(context).put(message.id, message);
      const sendAt = personalization.send_at ?? mail.send_at;
      planEvents(context, message, mail, Math.max(context.now(), (sendAt ?? 0) * 1000));
    }
    return reply.code(202).header('x-message-id', messageId).send();
  });
}

function messageOf(
  mail: MailRequest,
  personalization: Personalization,
  ids: { id: string; messageId: string; nowMs: number },
): Message {
  const substitute = (text: string) =>
    Object.entries(personalization.substitutions ?? {}).reduce(
      (done, [tag, value]) => done.replaceAll(tag, value),
      text,
    );
  const content = (type: string) => substitute(mail.content?.find((block) => block.type === type)?.value ?? '');
  return {
    id: ids.id,
    messageId: ids.messageId,
    at: new Date(ids.nowMs).toISOString(),
    from: mail.from,
    to: personalization.to,
    cc: personalization.cc ?? [],
    bcc: personalization.bcc ?? [],
    subject: substitute(personalization.subject ?? mail.subject ?? ''),
    text: content('text/plain'),
    html: content('text/html'),
    ...(mail.template_id === undefined ? {} : { templateId: mail.template_id }),
    ...(personalization.dynamic_template_data === undefined
      ? {}
      : { templateData: personalization.dynamic_template_data }),
    ...(mail.batch_id === undefined ? {} : { batchId: mail.batch_id }),
    categories: mail.categories ?? [],
    customArgs: { ...mail.custom_args, ...personalization.custom_args },
    headers: { ...mail.headers, ...personalization.headers },
    attachments: (mail.attachments ?? []).map(({ filename }) => filename),
    events: [],
  };
}
