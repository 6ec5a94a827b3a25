import { HubError } from '@leadloom/contracts';
import { UpsertBatch } from '../capabilities/upsert-batch.ts';
import { type UpsertItem, upsertPeople as capability } from '../capabilities/upsert-people.ts';
import { defineAction } from '../define.ts';
import { changedFields } from '../mapping/changed-fields.ts';
import { openSalesforce } from './client.ts';
import { salesforceFault } from './errors.ts';
import { findPeople, type FoundPerson, idField } from './find-people.ts';
import { requiredOfNewLead, type SalesforceObject, toSalesforce } from './mapping.ts';
import { saveCollection, type SaveResult } from './save-collection.ts';

const maxRecords = 200;

/**
 * 1. Look up by our id, remote id and e-mail, among leads and contacts: who is a contact already becomes no lead.
 * 2. Update those that differ; take over those that do not carry our id yet.
 * 3. Make leads of the rest by upsert on our id, so that a repeat finds them.
 */
export const upsertPeople = defineAction({
  ...capability,
  capability: capability.name,
  maxBatch: maxRecords,
  safety: 'idempotent',
  docsUrl:
    'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections_upsert.htm',
  // Two look-ups by each of three keys, one update, one upsert.
  cost: () => 8,
  async run(context, input) {
    if (input.object !== undefined && input.object !== 'Lead') {
      throw new HubError('invalid_input', `Salesforce: people are made as "Lead", not as "${input.object}".`);
    }
    const batch = new UpsertBatch('Salesforce', input.items, maxRecords);
    const org = await openSalesforce(context);
    const { people, hasIdField } = await findPeople(context, org, {
      ids: batch.open.flatMap((item) => item.remoteId ?? []),
      leadIds: batch.open.map((item) => item.leadId),
      emails: batch.open.flatMap((item) => item.fields.email ?? []),
    });
    const find = finder(people);

    const updates: { item: UpsertItem; found: FoundPerson; record: Record<string, unknown> }[] = [];
    const creates: { item: UpsertItem; record: Record<string, unknown> }[] = [];
    for (const item of batch.open) {
      const found = find(item);
      const ourId = hasIdField ? { [idField]: item.leadId } : {};
      if (found !== undefined) {
        const changes = changedFields({ ...toSalesforce(found.object, item.fields), ...ourId }, found.record);
        if (Object.keys(changes).length === 0) batch.settle(item, settled('unchanged', found.object, found.id));
        else updates.push({ item, found, record: { attributes: { type: found.object }, id: found.id, ...changes } });
      } else if (hasIdField || item.fields.email !== undefined) {
        const values = { ...requiredOfNewLead(item.fields), ...toSalesforce('Lead', item.fields) };
        creates.push({ item, record: { attributes: { type: 'Lead' }, ...ourId, ...values } });
      } else {
        batch.fail(
          item,
          new HubError(
            'invalid_input',
            `Lead ${item.leadId} has no e-mail address, and Salesforce no field ${idField} to know it by: add either.`,
          ),
        );
      }
    }

    // Records of one kind next to each other: a collection may change kind ten times at most.
    updates.sort((left, right) => left.found.object.localeCompare(right.found.object));
    const updated = await saveCollection(
      org,
      'PATCH',
      '',
      updates.map(({ record }) => record),
    );
    for (const [place, { item, found }] of updates.entries()) {
      settle(item, updated[place], 'updated', found.object, found.id);
    }
    const path = hasIdField ? `/Lead/${idField}` : '';
    const created = await saveCollection(
      org,
      hasIdField ? 'PATCH' : 'POST',
      path,
      creates.map(({ record }) => record),
    );
    for (const [place, { item }] of creates.entries()) {
      const outcome = created[place]?.created === false ? 'updated' : 'created';
      settle(item, created[place], outcome, 'Lead', created[place]?.id ?? '');
    }
    return batch.output();

    function settle(
      item: UpsertItem,
      result: SaveResult | undefined,
      outcome: 'created' | 'updated',
      object: SalesforceObject,
      id: string,
    ): void {
      const fault = result?.errors[0];
      if (result?.success === true) batch.settle(item, settled(outcome, object, id));
      else {
        batch.fail(
          item,
          salesforceFault(`Salesforce ${object}`, fault?.statusCode ?? 'UNKNOWN', fault?.message ?? '', fault?.fields),
        );
      }
    }

    function settled(outcome: 'created' | 'updated' | 'unchanged', object: SalesforceObject, remoteId: string) {
      const url = org.pageOf(object, remoteId);
      return { outcome, object, remoteId, ...(url === undefined ? {} : { url }) };
    }
  },
});

/** By our id (it is unique, so it cannot be given to another), then remote id, then e-mail; of several with one address a contact before a lead, the oldest first. */
function finder(people: readonly FoundPerson[]): (item: UpsertItem) => FoundPerson | undefined {
  const byId = new Map(people.map((person) => [person.id, person]));
  const byLeadId = new Map(people.map((person) => [person.leadId, person]));
  const byEmail = new Map<string, FoundPerson>();
  for (const person of [...people].sort((left, right) => left.object.localeCompare(right.object))) {
    const email = person.email?.toLowerCase();
    if (email !== undefined && !byEmail.has(email)) byEmail.set(email, person);
  }
  return (item) =>
    byLeadId.get(item.leadId) ?? byId.get(item.remoteId ?? '') ?? byEmail.get(item.fields.email?.toLowerCase() ?? '');
}
