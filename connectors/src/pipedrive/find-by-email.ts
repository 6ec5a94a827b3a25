import { LeadFields } from '@leadloom/contracts';
import { Type } from 'typebox';
import { defineAction } from '../define.ts';
import { openPipedrive } from './client.ts';
import { findPersons } from './find-persons.ts';
import { fromPerson } from './mapping.ts';

const maxEmails = 100;

export const findByEmail = defineAction({
  name: 'find-by-email',
  title: 'Find persons by e-mail address',
  input: Type.Object(
    { emails: Type.Array(Type.String({ maxLength: 254 }), { minItems: 1, maxItems: maxEmails }) },
    { additionalProperties: false },
  ),
  output: Type.Object({
    /** The person of each address that one has, the oldest of several; none is an empty list. */
    people: Type.Array(
      Type.Object({ object: Type.String(), remoteId: Type.String(), email: Type.String(), fields: LeadFields }),
    ),
  }),
  maxBatch: maxEmails,
  safety: 'read',
  docsUrl: 'https://developers.pipedrive.com/docs/api/v1/Persons#searchPersons',
  cost: (input) => input.emails.length * 40,
  async run(context, input) {
    const pipedrive = await openPipedrive(context);
    const items = input.emails.map((email, index) => ({ index, leadId: '', fields: { email } }));
    const find = await findPersons(pipedrive, items, null);
    return {
      people: items.flatMap((item) => {
        const person = find(item);
        if (person === undefined) return [];
        return [
          { object: 'person', remoteId: String(person.id), email: item.fields.email, fields: fromPerson(person) },
        ];
      }),
    };
  },
});
