import type { LeadFieldName, LeadFields } from '@leadloom/contracts';
import { countryCode, countryName } from '../mapping/country.ts';
import { toLeadFields } from '../mapping/lead-fields.ts';

export type SalesforceObject = 'Lead' | 'Contact';
export type SalesforceValues = Record<string, string | number>;

interface FieldMap {
  readonly lead: LeadFieldName;
  readonly remote: string;
  /** Characters the field takes; what is longer is cut, or left out where a cut would make it wrong. */
  readonly maxLength?: number;
  readonly isCuttable?: boolean;
}

const person: readonly FieldMap[] = [
  { lead: 'firstName', remote: 'FirstName', maxLength: 40, isCuttable: true },
  { lead: 'lastName', remote: 'LastName', maxLength: 80, isCuttable: true },
  { lead: 'email', remote: 'Email', maxLength: 80 },
  { lead: 'title', remote: 'Title', maxLength: 128, isCuttable: true },
  { lead: 'phone', remote: 'Phone', maxLength: 40 },
];

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_lead.htm */
const fieldMaps: Readonly<Record<SalesforceObject, readonly FieldMap[]>> = {
  Lead: [
    ...person,
    { lead: 'companyName', remote: 'Company', maxLength: 255, isCuttable: true },
    { lead: 'website', remote: 'Website', maxLength: 255 },
    { lead: 'employees', remote: 'NumberOfEmployees' },
    { lead: 'street', remote: 'Street', maxLength: 255, isCuttable: true },
    { lead: 'city', remote: 'City', maxLength: 40, isCuttable: true },
    { lead: 'region', remote: 'State', maxLength: 80, isCuttable: true },
    { lead: 'postalCode', remote: 'PostalCode', maxLength: 20 },
    { lead: 'country', remote: 'Country', maxLength: 80 },
  ],
  Contact: [
    ...person,
    { lead: 'department', remote: 'Department', maxLength: 80, isCuttable: true },
    { lead: 'street', remote: 'MailingStreet', maxLength: 255, isCuttable: true },
    { lead: 'city', remote: 'MailingCity', maxLength: 40, isCuttable: true },
    { lead: 'region', remote: 'MailingState', maxLength: 80, isCuttable: true },
    { lead: 'postalCode', remote: 'MailingPostalCode', maxLength: 20 },
    { lead: 'country', remote: 'MailingCountry', maxLength: 80 },
  ],
};

export function remoteFieldsOf(object: SalesforceObject): string[] {
  return fieldMaps[object].map((map) => map.remote);
}

/** Values of the fields that are known; nothing is made up. */
export function toSalesforce(object: SalesforceObject, fields: LeadFields): SalesforceValues {
  const values: SalesforceValues = {};
  for (const { lead, remote, maxLength, isCuttable } of fieldMaps[object]) {
    const value = lead === 'country' && fields.country !== undefined ? countryName(fields.country) : fields[lead];
    if (value === undefined) continue;
    if (typeof value === 'number' || maxLength === undefined || value.length <= maxLength) values[remote] = value;
    else if (isCuttable === true) values[remote] = value.slice(0, maxLength);
  }
  return values;
}

/** A new lead must have LastName and Company: the nearest thing that is known stands in for what is not. */
export function requiredOfNewLead(fields: LeadFields): { LastName: string; Company: string } {
  const [local, domain] = fields.email?.split('@') ?? [];
  return {
    LastName: fields.lastName ?? fields.firstName ?? local ?? '[unknown]',
    Company: fields.companyName ?? fields.companyDomain ?? domain ?? '[unknown]',
  };
}

export function fromSalesforce(object: SalesforceObject, record: Readonly<Record<string, unknown>>): LeadFields {
  const values: Partial<Record<LeadFieldName, unknown>> = {};
  for (const { lead, remote } of fieldMaps[object]) {
    values[lead] = lead === 'country' ? countryCode(record[remote]) : record[remote];
  }
  return toLeadFields(values);
}
