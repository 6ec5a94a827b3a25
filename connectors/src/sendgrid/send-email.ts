import { HubError } from '@leadloom/contracts';
import { sendEmail as capability } from '../capabilities/send-email.ts';
import { defineAction } from '../define.ts';
import { openSendGrid } from './client.ts';
import { sendGridError } from './errors.ts';

/** Comes back at the top level of every event about the message. */
const messageIdArgument = 'leadloom_message_id';

export const sendEmail = defineAction({
  ...capability,
  capability: capability.name,
  safety: 'unsafe',
  docsUrl: 'https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send',
  cost: () => 1,
  async run(context, input) {
    const where = 'SendGrid mail/send';
    const { mail } = await openSendGrid(context);
    context.signal.throwIfAborted();
    let headers: Record<string, unknown>;
    try {
      // https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send
      // Not aborted once it is on its way: whether the message went out must be known.
      const [answer] = await mail.send({
        from: input.from,
        to: input.to,
        subject: input.subject,
        text: input.text,
        ...(input.html === undefined ? {} : { html: input.html }),
        ...(input.headers === undefined ? {} : { headers: input.headers }),
        customArgs: { [messageIdArgument]: input.messageId },
      });
      headers = answer.headers as Record<string, unknown>;
    } catch (error) {
      throw sendGridError(where, error, 'unsafe', context.signal);
    }
    const vendorMessageId = headers['x-message-id'];
    if (typeof vendorMessageId !== 'string' || vendorMessageId === '') {
      throw new HubError('outcome_unknown', `${where} took the message and named no id for it.`);
    }
    return { vendorMessageId };
  },
});
