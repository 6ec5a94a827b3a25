import { leadStatus, organization, user } from './objects/administration.ts';
import { lead } from './objects/lead.ts';
import type { ObjectDefinition } from './objects/object-definition.ts';
import type { Org } from './org.ts';
import { makeRecordId } from './record-id.ts';

const USERS = [
  { FirstName: 'Sandra', LastName: 'Sandbox', Title: 'Administrator', Alias: 'ssand' },
  { FirstName: 'Noor', LastName: 'Haddad', Title: 'Account Executive', Alias: 'nhadd' },
  { FirstName: 'Jonas', LastName: 'Lindqvist', Title: 'Sales Development', Alias: 'jlind' },
];

const STARTED = '2025-01-15T09:00:00.000Z';

/** What an org holds before anyone works in it; put again after the sandbox was emptied. */
export function ensureOrgBasics(org: Org): void {
  if (org.table(organization).records.size > 0) return;
  const put = (definition: ObjectDefinition, number: number, fields: Record<string, unknown>) => {
    const Id = makeRecordId(definition.keyPrefix, number);
    org.table(definition).records.put(Id, {
      Id,
      IsDeleted: false,
      CreatedDate: STARTED,
      CreatedById: org.userId,
      LastModifiedDate: STARTED,
      LastModifiedById: org.userId,
      SystemModstamp: STARTED,
      ...fields,
    });
  };
  put(organization, 1, {
    Name: 'Leadloom Sandbox Org',
    Country: 'DE',
    PrimaryContact: 'Sandra Sandbox',
    DefaultLocaleSidKey: 'en_US',
    TimeZoneSidKey: 'Europe/Berlin',
    LanguageLocaleKey: 'en_US',
    OrganizationType: 'Developer Edition',
    InstanceName: 'SBX1',
    IsSandbox: true,
  });
  USERS.forEach((person, index) => {
    const address = `${person.FirstName}.${person.LastName}@crm.example`.toLowerCase();
    put(user, index + 1, {
      ...person,
      Name: `${person.FirstName} ${person.LastName}`,
      Username: address,
      Email: address,
      IsActive: true,
      TimeZoneSidKey: 'Europe/Berlin',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      UserType: 'Standard',
    });
  });
  const statuses = lead.fieldByName.get('status')?.values ?? [];
  statuses.forEach((label, index) => {
    put(leadStatus, index + 1, {
      MasterLabel: label,
      ApiName: label,
      SortOrder: index + 1,
      IsDefault: index === 0,
      IsConverted: label === 'Closed - Converted',
    });
  });
}
