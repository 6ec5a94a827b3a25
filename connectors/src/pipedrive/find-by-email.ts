import { findByEmail as lookUp } from '../capabilities/find-by-email.ts';
import { defineAction } from '../define.ts';
import { openPipedrive } from './client.ts';
import { findPersons } from './find-persons.ts';
import { fromPerson } from './mapping.ts';

const maxEmails = 100;

/** Gives the person of each address that one has, the oldest of several. */
export const findByEmail = defineAction({
  ...lookUp(maxEmails),
  title: 'Find persons by e-mail address',
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
