import { EmailStatus, ErrorCode, LeadFields, OneOf } from '@leadloom/contracts';
import { type Static, Type } from 'typebox';

/**
 * Makes each person exist once in a CRM: found by our id, by its remote id, or by its e-mail address; updated where something differs;
 * made otherwise. Repeating a call changes nothing. Two calls at one time for one account are the caller's to prevent (a lock per connection).
 */
export const upsertPeople = {
  name: 'upsert-people',
  title: 'Create or update people',
  input: Type.Object(
    {
      /** The vendor's kind of record, where it has several; each connector says which, and which it takes when none is given. */
      object: Type.Optional(Type.String({ maxLength: 60 })),
      items: Type.Array(
        Type.Object({
          index: Type.Integer(),
          leadId: Type.String(),
          fields: LeadFields,
          remoteId: Type.Optional(Type.String()),
          emailStatus: Type.Optional(EmailStatus),
          score: Type.Optional(Type.Integer()),
        }),
        { minItems: 1 },
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    /** One for each item, in order. */
    results: Type.Array(
      Type.Union([
        Type.Object({
          index: Type.Integer(),
          outcome: OneOf(['created', 'updated', 'unchanged']),
          object: Type.String(),
          remoteId: Type.String(),
          /** Where a person sees the record. */
          url: Type.Optional(Type.String()),
        }),
        Type.Object({
          index: Type.Integer(),
          outcome: Type.Literal('failed'),
          code: ErrorCode,
          message: Type.String(),
          retryable: Type.Boolean(),
        }),
      ]),
    ),
  }),
} as const;
export type UpsertPeopleInput = Static<typeof upsertPeople.input>;
export type UpsertPeopleOutput = Static<typeof upsertPeople.output>;
export type UpsertItem = UpsertPeopleInput['items'][number];
export type UpsertResult = UpsertPeopleOutput['results'][number];
