import { EmailStatus } from '@leadloom/contracts';
import { type Static, Type } from 'typebox';

/** Asks whether addresses take mail. */
export const verifyEmails = {
  name: 'verify-emails',
  title: 'Verify e-mail addresses',
  input: Type.Object(
    { emails: Type.Array(Type.String({ maxLength: 254 }), { minItems: 1 }) },
    { additionalProperties: false },
  ),
  output: Type.Object({
    /** One for each address, in order; `unknown` when the vendor could not tell, and `detail` its own word for it. */
    results: Type.Array(
      Type.Object({ email: Type.String(), status: EmailStatus, detail: Type.Optional(Type.String()) }),
    ),
  }),
} as const;
export type VerifyEmailsInput = Static<typeof verifyEmails.input>;
export type VerifyEmailsOutput = Static<typeof verifyEmails.output>;
