import { LeadFields, Nullable } from '@leadloom/contracts';
import { type Static, Type } from 'typebox';

/** Tells what a provider knows of each person. */
export const enrichPeople = {
  name: 'enrich-people',
  title: 'Enrich people',
  input: Type.Object(
    {
      items: Type.Array(
        Type.Object({
          index: Type.Integer(),
          /** The provider's own id, when the person came from it. */
          remoteId: Type.Optional(Type.String()),
          fields: LeadFields,
        }),
        { minItems: 1 },
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    /** One for each item, in order. `match` is null when the provider does not know the person. */
    results: Type.Array(
      Type.Object({
        index: Type.Integer(),
        match: Nullable(
          Type.Object({
            remoteId: Type.String(),
            fields: LeadFields,
            confidence: Type.Number({ minimum: 0, maximum: 1 }),
          }),
        ),
      }),
    ),
  }),
} as const;
export type EnrichPeopleInput = Static<typeof enrichPeople.input>;
export type EnrichPeopleOutput = Static<typeof enrichPeople.output>;
