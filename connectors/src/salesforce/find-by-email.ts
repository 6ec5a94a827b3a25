import { findByEmail as lookUp } from '../capabilities/find-by-email.ts';
import { defineAction } from '../define.ts';
import { openSalesforce } from './client.ts';
import { findPeople } from './find-people.ts';
import { fromSalesforce } from './mapping.ts';

const maxEmails = 200;

export const findByEmail = defineAction({
  ...lookUp(maxEmails),
  title: 'Find leads and contacts by e-mail address',
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
