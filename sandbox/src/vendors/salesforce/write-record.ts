import { deriveFields } from './derive-fields.ts';
import type { Org, SObject, Table } from './org.ts';
import { readRecordInput } from './read-record-input.ts';
import { makeRecordId } from './record-id.ts';
import { SalesforceError } from './salesforce-error.ts';

/** Lower numbers belong to the records that an org starts with. */
const FIRST_NUMBER = 100;

/** Salesforce keeps whole seconds. */
function timestamp(org: Org): string {
  return new Date(Math.floor(org.context.now() / 1000) * 1000).toISOString();
}

function withoutNulls(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined));
}

function refuseDuplicates(table: Table, values: Record<string, unknown>, ownId?: string): void {
  for (const field of table.definition.fields) {
    const value = values[field.name];
    if (!field.externalId || typeof value !== 'string') continue;
    const other = table.indexes
      .get(field.name)
      ?.get(value.toLowerCase())
      .find((record) => record.Id !== ownId);
    if (other) {
      const message = `duplicate value found: ${field.name} duplicates value on record with id: ${other.Id}`;
      throw new SalesforceError(400, 'DUPLICATE_VALUE', message, []);
    }
  }
}

function checkCampaignMember(table: Table, values: Record<string, unknown>): void {
  const personField = values['LeadId'] ? 'LeadId' : 'ContactId';
  const person = values[personField];
  if (typeof person !== 'string') {
    throw new SalesforceError(400, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [LeadId or ContactId]', [
      'LeadId',
      'ContactId',
    ]);
  }
  const others = table.indexes.get(personField)?.get(person.toLowerCase()) ?? [];
  if (others.some((other) => other['CampaignId'] === values['CampaignId'])) {
    throw new SalesforceError(400, 'DUPLICATE_VALUE', 'Already a campaign member.', []);
  }
}

/** Lets a test make the next write fail as a busy org does. */
function failIfLocked(org: Org): void {
  if (org.context.takeFault('unable-to-lock-row')) {
    throw new SalesforceError(400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record', []);
  }
}

/** Creates a record from a request's body. Throws `SalesforceError`. */
export function createRecord(org: Org, table: Table, body: unknown): SObject {
  failIfLocked(org);
  const { definition, records } = table;
  const given = readRecordInput(definition, body, 'create', org);
  refuseDuplicates(table, given);
  if (definition.name === 'CampaignMember') checkCampaignMember(table, given);
  const number = records.nextNumber();
  const now = timestamp(org);
  const draft: Record<string, unknown> = {
    Id: makeRecordId(definition.keyPrefix, FIRST_NUMBER + number),
    IsDeleted: false,
  };
  for (const field of definition.fields) if (field.defaultValue !== null) draft[field.name] = field.defaultValue;
  Object.assign(draft, withoutNulls(given), {
    CreatedDate: now,
    CreatedById: org.userId,
    LastModifiedDate: now,
    LastModifiedById: org.userId,
    SystemModstamp: now,
  });
  if (definition.fieldByName.has('ownerid')) draft['OwnerId'] ??= org.userId;
  if (definition.name === 'Case') draft['CaseNumber'] = String(number).padStart(8, '0');
  const record = withoutNulls({ ...draft, ...deriveFields(definition, draft, given) }) as SObject;
  org.save(table, record);
  return record;
}

/** Changes a live record by a request's body. Throws `SalesforceError`. */
export function updateRecord(org: Org, table: Table, record: SObject, body: unknown): SObject {
  failIfLocked(org);
  const given = readRecordInput(table.definition, body, 'update', org);
  refuseDuplicates(table, given, record.Id);
  const now = timestamp(org);
  const draft = { ...record, ...given, LastModifiedDate: now, LastModifiedById: org.userId, SystemModstamp: now };
  const next = withoutNulls({ ...draft, ...deriveFields(table.definition, draft, given) }) as SObject;
  org.save(table, next);
  return next;
}

/** Into the recycle bin: the record stays for `queryAll` and the list of deleted ones. */
export function deleteRecord(org: Org, table: Table, record: SObject): void {
  failIfLocked(org);
  const now = timestamp(org);
  org.save(table, { ...record, IsDeleted: true, LastModifiedDate: now, SystemModstamp: now });
}
