import type { LeadFieldName, LeadFields } from '@leadloom/contracts';
import type { UpsertItem } from '../capabilities/upsert-people.ts';
import { countryCode, countryName } from '../mapping/country.ts';
import { toLeadFields } from '../mapping/lead-fields.ts';

/** Unique on contacts; made when it is missing (properties.ts). */
export const idProperty = 'leadloom_id';
export const scoreProperty = 'leadloom_score';
export const emailStatusProperty = 'leadloom_email_status';

/** HubSpot's own contact properties that are plain text. https://developers.hubspot.com/docs/api/crm/contacts */
const fieldMap: Readonly<Partial<Record<LeadFieldName, string>>> = {
  email: 'email',
  firstName: 'firstname',
  lastName: 'lastname',
  title: 'jobtitle',
  phone: 'phone',
  companyName: 'company',
  website: 'website',
  industry: 'industry',
  street: 'address',
  city: 'city',
  region: 'state',
  postalCode: 'zip',
  country: 'country',
};
const pairs = Object.entries(fieldMap) as [LeadFieldName, string][];

/** What is read of a contact: all that is written, and its further addresses. */
export const readProperties = [
  ...pairs.map(([, remote]) => remote),
  idProperty,
  scoreProperty,
  emailStatusProperty,
  'hs_additional_emails',
];

/** Properties are texts. HubSpot keeps addresses in lower case. */
export function toContact(item: UpsertItem): Record<string, string> {
  const { fields, leadId, score, emailStatus } = item;
  const properties: Record<string, string> = {};
  for (const [lead, remote] of pairs) {
    const value = fields[lead];
    if (value !== undefined) properties[remote] = String(value);
  }
  if (fields.email !== undefined) properties['email'] = fields.email.toLowerCase();
  if (fields.country !== undefined) properties['country'] = countryName(fields.country);
  properties[idProperty] = leadId;
  if (score !== undefined) properties[scoreProperty] = String(score);
  if (emailStatus !== undefined) properties[emailStatusProperty] = emailStatus;
  return properties;
}

export function fromContact(properties: Readonly<Record<string, unknown>>): LeadFields {
  const values: Partial<Record<LeadFieldName, unknown>> = {};
  for (const [lead, remote] of pairs) values[lead] = properties[remote];
  return toLeadFields({ ...values, country: countryCode(properties['country']) });
}
