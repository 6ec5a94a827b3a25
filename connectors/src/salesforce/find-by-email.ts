import { LeadFields } from '@leadloom/contracts';
import { Type } from 'typebox';
import { defineAction } from '../define.ts';
import { openSalesforce } from './client.ts';
import { findPeople } from './find-people.ts';
import { fromSalesforce } from './mapping.ts';

const maxEmails = 200;

export const findByEmail = defineAction({
  name: 'find-by-email',
  title: 'Find leads and contacts by e-mail address',
  input: Type.Object(
    { emails: Type.Array(Type.String({ maxLength: 254 }), { minItems: 1, maxItems: maxEmails }) },
    { additionalProperties: false },
  ),
  output: Type.Object({
    /** Everybody with one of the addresses; none is an empty list. */
    people: Type.Array(
      Type.Object({ object: Type.String(), remoteId: Type.String(), email: Type.String(), fields: LeadFields }),
    ),
  }),
  maxBatch: maxEmails,
  safety: 'read',
  docsUrl: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm',
  cost: () => 2,
  async run(context, input) {
    const org = await openSalesforce(context);
    // https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
    const { people } = await findPeople(context, org, { emails: input.emails });
    return {
      people: people.map((person) => ({
        object: person.object,
        remoteId: person.id,
        email: person.email ?? '',
        fields: fromSalesforce(person.object, person.record),
      })),
    };
  },
});
