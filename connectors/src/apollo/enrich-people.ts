import { HubError, Nullable } from '@leadloom/contracts';
import { Type } from 'typebox';
import { enrichPeople as capability } from '../capabilities/enrich-people.ts';
import { refuseMore } from '../capabilities/refuse-more.ts';
import { defineAction } from '../define.ts';
import { callApollo } from './client.ts';
import { ApolloPerson, confidenceOf, fromApolloPerson, toApolloDetails } from './mapping.ts';

const Answer = Type.Object({ matches: Type.Array(Nullable(ApolloPerson)) });

const maxDetails = 10;

export const enrichPeople = defineAction({
  ...capability,
  capability: capability.name,
  maxBatch: maxDetails,
  safety: 'read',
  docsUrl: 'https://docs.apollo.io/reference/bulk-people-enrichment',
  // A credit for each person that is found.
  cost: (input) => input.items.length,
  async run(context, input) {
    refuseMore('Apollo', maxDetails, 'people', input.items.length);
    const asked = input.items
      .map((item) => ({ index: item.index, details: toApolloDetails(item) }))
      .filter((item) => item.details !== null);
    const found = new Map<number, ApolloPerson>();
    if (asked.length > 0) {
      // https://docs.apollo.io/reference/bulk-people-enrichment
      const answer = await callApollo(context, {
        method: 'POST',
        path: 'people/bulk_match',
        body: { details: asked.map((item) => item.details) },
        safety: 'read',
        answer: Answer,
      });
      if (answer.matches.length !== asked.length) {
        throw new HubError(
          'unexpected',
          `Apollo people/bulk_match answered ${answer.matches.length} matches for ${asked.length} people.`,
        );
      }
      for (const [place, person] of answer.matches.entries()) {
        const item = asked[place];
        if (person !== null && item !== undefined) found.set(item.index, person);
      }
    }
    return {
      results: input.items.map(({ index }) => {
        const person = found.get(index);
        if (person === undefined) return { index, match: null };
        const match = { remoteId: person.id, fields: fromApolloPerson(person), confidence: confidenceOf(person) };
        return { index, match };
      }),
    };
  },
});
