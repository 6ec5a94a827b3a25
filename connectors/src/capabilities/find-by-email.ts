import { LeadFields } from '@leadloom/contracts';
import { Type } from 'typebox';

/** What a CRM's action that looks people up by their addresses takes, and what it gives. */
export const findByEmail = (maxEmails: number) =>
  ({
    name: 'find-by-email',
    input: Type.Object(
      { emails: Type.Array(Type.String({ maxLength: 254 }), { minItems: 1, maxItems: maxEmails }) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      /** Who has one of the addresses; nobody is an empty list. */
      people: Type.Array(
        Type.Object({ object: Type.String(), remoteId: Type.String(), email: Type.String(), fields: LeadFields }),
      ),
    }),
    maxBatch: maxEmails,
    safety: 'read',
  }) as const;
