import { LeadFields, SourceRequest } from '@leadloom/contracts';
import { type Static, Type } from 'typebox';

/** Finds people by vendor-neutral filters, a page a call. */
export const searchPeople = {
  name: 'search-people',
  title: 'Search people',
  input: Type.Object(
    {
      filters: SourceRequest.properties.filters,
      /** People wanted on this page at most; a vendor may give fewer. */
      limit: Type.Integer({ minimum: 1, maximum: 500 }),
      /** `nextCursor` of the page before. */
      cursor: Type.Optional(Type.String({ maxLength: 1000 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    people: Type.Array(
      Type.Object({
        remoteId: Type.String(),
        fields: LeadFields,
        confidence: Type.Number({ minimum: 0, maximum: 1 }),
      }),
    ),
    /** Absent on the last page. */
    nextCursor: Type.Optional(Type.String()),
    /** Filters that were given and that the vendor cannot do: its answer is wider than asked. */
    ignoredFilters: Type.Array(Type.String()),
  }),
} as const;
export type SearchPeopleInput = Static<typeof searchPeople.input>;
export type SearchPeopleOutput = Static<typeof searchPeople.output>;
