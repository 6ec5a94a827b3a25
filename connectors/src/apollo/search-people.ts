import { HubError, Nullable } from '@leadloom/contracts';
import { Type } from 'typebox';
import { searchPeople as capability } from '../capabilities/search-people.ts';
import { defineAction } from '../define.ts';
import { toLeadFields } from '../mapping/lead-fields.ts';
import { callApollo } from './client.ts';
import { toApolloFilters } from './filters.ts';

/** Names are obfuscated (`Hu***n`) and addresses absent until a person is enriched: only the first name is a fact here. */
const Answer = Type.Object({
  total_entries: Type.Integer(),
  people: Type.Array(
    Type.Object({
      id: Type.String(),
      first_name: Type.Optional(Nullable(Type.String())),
      title: Type.Optional(Nullable(Type.String())),
      organization: Type.Optional(Nullable(Type.Object({ name: Type.Optional(Nullable(Type.String())) }))),
    }),
  ),
});

const maxPerPage = 100;
/** Apollo shows 50,000 people of a search at most. */
const maxPeople = 50_000;

export const searchPeople = defineAction({
  ...capability,
  capability: capability.name,
  safety: 'read',
  docsUrl: 'https://docs.apollo.io/reference/people-api-search',
  // A search costs no credits; enriching what it found does.
  cost: () => 0,
  async run(context, input) {
    const { page, perPage } = readCursor(input.cursor, Math.min(input.limit, maxPerPage));
    const { query, ignored } = toApolloFilters(input.filters);
    query.append('page', String(page));
    query.append('per_page', String(perPage));
    // https://docs.apollo.io/reference/people-api-search
    const answer = await callApollo(context, {
      method: 'POST',
      path: 'mixed_people/api_search',
      query,
      safety: 'read',
      answer: Answer,
    });
    const isLast =
      answer.people.length === 0 || page * perPage >= answer.total_entries || (page + 1) * perPage > maxPeople;
    return {
      people: answer.people.map((person) => ({
        remoteId: person.id,
        fields: toLeadFields({
          firstName: person.first_name,
          title: person.title,
          companyName: person.organization?.name,
        }),
        confidence: 0.5,
      })),
      ...(isLast ? {} : { nextCursor: `${page + 1}/${perPage}` }),
      ignoredFilters: ignored,
    };
  },
});

/** A cursor carries its page size: pages of another size would start elsewhere. */
function readCursor(cursor: string | undefined, perPage: number): { page: number; perPage: number } {
  if (cursor === undefined) return { page: 1, perPage };
  const [, page, size] = /^(\d{1,5})\/(\d{1,3})$/.exec(cursor) ?? [];
  if (page === undefined || size === undefined) {
    throw new HubError('invalid_input', 'Apollo people search: the cursor is not one that a page before gave.');
  }
  return { page: Number(page), perPage: Number(size) };
}
