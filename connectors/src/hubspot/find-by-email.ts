import { findByEmail as lookUp } from '../capabilities/find-by-email.ts';
import { defineAction } from '../define.ts';
import { maxInputs, readBatch } from './batch.ts';
import { openHubSpot } from './client.ts';
import { fromContact, readProperties } from './mapping.ts';

export const findByEmail = defineAction({
  ...lookUp(maxInputs),
  title: 'Find contacts by e-mail address',
  docsUrl: 'https://developers.hubspot.com/docs/api/crm/contacts#retrieve-a-batch-of-contacts',
  cost: () => 1,
  async run(context, input) {
    const hubSpot = await openHubSpot(context);
    const emails = input.emails.map((email) => email.toLowerCase());
    const contacts = await readBatch(hubSpot, 'email', emails, readProperties);
    return {
      people: contacts.map(({ id, properties }) => ({
        object: 'contacts',
        remoteId: id,
        email: typeof properties['email'] === 'string' ? properties['email'] : '',
        fields: fromContact(properties),
      })),
    };
  },
});
