import { LeadFields } from '@leadloom/contracts';
import { Type } from 'typebox';
import { defineAction } from '../define.ts';
import { maxInputs, readBatch } from './batch.ts';
import { openHubSpot } from './client.ts';
import { fromContact, readProperties } from './mapping.ts';

export const findByEmail = defineAction({
  name: 'find-by-email',
  title: 'Find contacts by e-mail address',
  input: Type.Object(
    { emails: Type.Array(Type.String({ maxLength: 254 }), { minItems: 1, maxItems: maxInputs }) },
    { additionalProperties: false },
  ),
  output: Type.Object({
    /** Everybody with one of the addresses; none is an empty list. */
    people: Type.Array(
      Type.Object({ object: Type.String(), remoteId: Type.String(), email: Type.String(), fields: LeadFields }),
    ),
  }),
  maxBatch: maxInputs,
  safety: 'read',
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
