import { HubError } from '@leadloom/contracts';
import { UpsertBatch } from '../capabilities/upsert-batch.ts';
import { type UpsertItem, upsertPeople as capability } from '../capabilities/upsert-people.ts';
import { defineAction } from '../define.ts';
import { changedFields } from '../mapping/changed-fields.ts';
import { type BatchInput, type Contact, maxInputs, readBatch, writeBatch } from './batch.ts';
import { openHubSpot } from './client.ts';
import { idProperty, readProperties, toContact } from './mapping.ts';
import { prepareProperties } from './prepare-properties.ts';

/**
 * 1. Read contacts by our id, remote id and e-mail: reads, not searches, whose index lags.
 * 2. Update those that differ; take over those that do not carry our id yet.
 * 3. Upsert the rest by our unique property, so that a repeat finds them.
 * 4. Whom HubSpot knows all the same (by a second address, or made in between) it names in a conflict: update that contact.
 */
export const upsertPeople = defineAction({
  ...capability,
  capability: capability.name,
  maxBatch: maxInputs,
  safety: 'idempotent',
  docsUrl: 'https://developers.hubspot.com/docs/api/crm/contacts#upsert-contacts',
  // Three properties, three reads, two writes, and one for the conflicts.
  cost: () => 9,
  async run(context, input) {
    if (input.object !== undefined && input.object !== 'contacts') {
      throw new HubError('invalid_input', `HubSpot: people are made as "contacts", not as "${input.object}".`);
    }
    const batch = new UpsertBatch('HubSpot', input.items, maxInputs);
    const hubSpot = await openHubSpot(context);
    await prepareProperties(context, hubSpot);
    const read = (property: string | null, keys: string[]) => readBatch(hubSpot, property, keys, readProperties);
    const find = finder([
      ...(await read(
        idProperty,
        batch.open.map((item) => item.leadId),
      )),
      ...(await read(
        null,
        batch.open.flatMap((item) => item.remoteId ?? []),
      )),
      ...(await read(
        'email',
        batch.open.flatMap((item) => item.fields.email?.toLowerCase() ?? []),
      )),
    ]);

    const updates: BatchInput[] = [];
    const upserts: BatchInput[] = [];
    for (const item of batch.open) {
      const contact = find(item);
      const wanted = toContact(item);
      if (contact === undefined) {
        upserts.push({ trace: item.leadId, id: item.leadId, idProperty, properties: wanted });
        continue;
      }
      const properties = changedFields(wanted, contact.properties);
      if (Object.keys(properties).length === 0) {
        batch.settle(item, { outcome: 'unchanged', object: 'contacts', remoteId: contact.id });
      } else updates.push({ trace: item.leadId, id: contact.id, properties });
    }

    const updated = await writeBatch(hubSpot, 'update', updates);
    const upserted = await writeBatch(hubSpot, 'upsert', upserts);
    const known = upserts.flatMap(({ trace, properties }) => {
      const id = existingIdOf(upserted.get(trace));
      return id === undefined ? [] : [{ trace, id, properties }];
    });
    const takenOver = await writeBatch(hubSpot, 'update', known);
    for (const item of batch.open) {
      const outcome = takenOver.get(item.leadId) ?? upserted.get(item.leadId) ?? updated.get(item.leadId);
      if (outcome instanceof HubError) batch.fail(item, outcome);
      else if (outcome !== undefined) {
        const word = outcome.new === true ? 'created' : 'updated';
        batch.settle(item, { outcome: word, object: 'contacts', remoteId: outcome.id });
      }
    }
    return batch.output();
  },
});

function existingIdOf(outcome: Contact | HubError | undefined): string | undefined {
  if (!(outcome instanceof HubError) || outcome.code !== 'conflict') return undefined;
  return (outcome.details as { existingId?: string } | undefined)?.existingId;
}

/** By our id (it is unique, so it cannot be given to another), then remote id, then any of the contact's addresses. */
function finder(contacts: readonly Contact[]): (item: UpsertItem) => Contact | undefined {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  const byLeadId = new Map(contacts.map((contact) => [contact.properties[idProperty], contact]));
  const byEmail = new Map<string, Contact>();
  for (const contact of contacts) {
    const { email, hs_additional_emails: others } = contact.properties;
    const addresses = [email, ...(typeof others === 'string' ? others.split(';') : [])];
    for (const address of addresses) {
      if (typeof address === 'string' && address !== '') byEmail.set(address.trim().toLowerCase(), contact);
    }
  }
  return (item) =>
    byLeadId.get(item.leadId) ?? byId.get(item.remoteId ?? '') ?? byEmail.get(item.fields.email?.toLowerCase() ?? '');
}
