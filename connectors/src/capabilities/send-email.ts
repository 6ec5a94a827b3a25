import { type Static, Type } from 'typebox';

/** Sends one message to one person. Never repeated blindly: no vendor takes an idempotency key for it. */
export const sendEmail = {
  name: 'send-email',
  title: 'Send an e-mail',
  input: Type.Object(
    {
      from: Type.Object({
        email: Type.String({ maxLength: 254 }),
        name: Type.Optional(Type.String({ maxLength: 200 })),
      }),
      to: Type.String({ maxLength: 254 }),
      subject: Type.String({ minLength: 1, maxLength: 998 }),
      text: Type.String({ minLength: 1 }),
      html: Type.Optional(Type.String()),
      /** Ours: comes back with the vendor's events. */
      messageId: Type.String({ minLength: 1, maxLength: 128 }),
      headers: Type.Optional(Type.Record(Type.String(), Type.String())),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ vendorMessageId: Type.String() }),
} as const;
export type SendEmailInput = Static<typeof sendEmail.input>;
export type SendEmailOutput = Static<typeof sendEmail.output>;
