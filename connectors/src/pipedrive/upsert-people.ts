import { HubError } from '@leadloom/contracts';
import { Type } from 'typebox';
import { UpsertBatch } from '../capabilities/upsert-batch.ts';
import { upsertPeople as capability } from '../capabilities/upsert-people.ts';
import { defineAction } from '../define.ts';
import { openPipedrive } from './client.ts';
import { findPersons } from './find-persons.ts';
import { idFieldKey } from './id-field.ts';
import { toChanges, toNewPerson } from './mapping.ts';
import { ensureOrganizations } from './organizations.ts';
import { One } from './records.ts';

const maxItems = 100;
const ofOnePerson = new Set(['invalid_input', 'conflict', 'not_found']);

/**
 * Pipedrive neither upserts nor refuses a person that is there already, and writes one record a call:
 * 1. Find each person by our id, remote id or e-mail.
 * 2. Find or make the organizations of those who have none.
 * 3. Change who differs, make who is missing; a lost answer is settled by running this again from step 1.
 */
export const upsertPeople = defineAction({
  ...capability,
  capability: capability.name,
  maxBatch: maxItems,
  safety: 'unsafe',
  looksFirst: true,
  docsUrl: 'https://developers.pipedrive.com/docs/api/v1/Persons#addPerson',
  // In tokens, at the worst: a page and a search or two to find each person and organization, and a write for each.
  cost: (input) => input.items.length * 90,
  async run(context, input) {
    if (input.object !== undefined && input.object !== 'person') {
      throw new HubError('invalid_input', `Pipedrive: people are made as "person", not as "${input.object}".`);
    }
    const batch = new UpsertBatch('Pipedrive', input.items, maxItems);
    const pipedrive = await openPipedrive(context);
    const key = await idFieldKey(context, pipedrive);
    const find = await findPersons(pipedrive, batch.open, key);
    const withoutOrganization = batch.open.filter((item) => (find(item)?.org_id ?? null) === null);
    const organizationOf = await ensureOrganizations(
      pipedrive,
      withoutOrganization.map((item) => item.fields),
    );

    const Written = One(Type.Object({ id: Type.Integer() }));
    for (const item of batch.open) {
      const person = find(item);
      const organizationId = organizationOf(item.fields);
      const ourId = key === null ? null : { key, leadId: item.leadId };
      if (person === undefined && key === null && item.fields.email === undefined) {
        const message = `Lead ${item.leadId} has no e-mail address, and Pipedrive no field of ours to know it by: add either.`;
        batch.fail(item, new HubError('invalid_input', message));
        continue;
      }
      const changes = person === undefined ? {} : toChanges(item.fields, person, organizationId, ourId);
      if (person !== undefined && Object.keys(changes).length === 0) {
        batch.settle(item, { outcome: 'unchanged', object: 'person', remoteId: String(person.id) });
        continue;
      }
      try {
        if (person === undefined) {
          const values = {
            ...toNewPerson(item.fields),
            ...(organizationId === undefined ? {} : { org_id: organizationId }),
            ...(ourId === null ? {} : { custom_fields: { [ourId.key]: ourId.leadId } }),
          };
          // https://developers.pipedrive.com/docs/api/v1/Persons#addPerson (v2)
          const made = await pipedrive.answerOf('persons', 'idempotent', Written, () =>
            pipedrive.persons.addPerson({ AddPersonRequest: values }),
          );
          batch.settle(item, { outcome: 'created', object: 'person', remoteId: String(made.data.id) });
        } else {
          // https://developers.pipedrive.com/docs/api/v1/Persons#updatePerson (v2)
          await pipedrive.answerOf(`persons/${person.id}`, 'idempotent', Written, () =>
            pipedrive.persons.updatePerson({ id: person.id, UpdatePersonRequest: changes }),
          );
          batch.settle(item, { outcome: 'updated', object: 'person', remoteId: String(person.id) });
        }
      } catch (error) {
        if (!(error instanceof HubError) || !ofOnePerson.has(error.code)) throw error;
        batch.fail(item, error);
      }
    }
    return batch.output();
  },
});
