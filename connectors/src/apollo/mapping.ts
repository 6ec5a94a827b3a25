import { type LeadFields, Nullable } from '@leadloom/contracts';
import { type Static, Type } from 'typebox';
import type { EnrichPeopleInput } from '../capabilities/enrich-people.ts';
import { countryCode } from '../mapping/country.ts';
import { toLeadFields } from '../mapping/lead-fields.ts';

const text = Type.Optional(Nullable(Type.String()));

/** The parts of an enriched person that become lead fields. */
export const ApolloPerson = Type.Object({
  id: Type.String(),
  first_name: text,
  last_name: text,
  title: text,
  seniority: text,
  departments: Type.Optional(Nullable(Type.Array(Type.String()))),
  email: text,
  /** `verified`, `unverified`, `extrapolated`, `unavailable` … */
  email_status: text,
  linkedin_url: text,
  phone_numbers: Type.Optional(Nullable(Type.Array(Type.Object({ sanitized_number: text, raw_number: text })))),
  city: text,
  state: text,
  postal_code: text,
  country: text,
  time_zone: text,
  organization: Type.Optional(
    Nullable(
      Type.Object({
        name: text,
        primary_domain: text,
        website_url: text,
        industry: text,
        estimated_num_employees: Type.Optional(Nullable(Type.Number())),
      }),
    ),
  ),
});
export type ApolloPerson = Static<typeof ApolloPerson>;

/** Lead fields of an enriched person. Locked addresses come as `email_not_unlocked@domain.com`: they are none. */
export function fromApolloPerson(person: ApolloPerson): LeadFields {
  const phone = person.phone_numbers?.[0];
  const { organization } = person;
  return toLeadFields({
    email: person.email?.startsWith('email_not_unlocked') === true ? null : person.email?.toLowerCase(),
    firstName: person.first_name,
    lastName: person.last_name,
    title: person.title,
    seniority: person.seniority,
    department: person.departments?.[0],
    phone: phone?.sanitized_number ?? phone?.raw_number,
    linkedinUrl: person.linkedin_url,
    city: person.city,
    region: person.state,
    postalCode: person.postal_code,
    country: countryCode(person.country),
    timezone: person.time_zone,
    companyName: organization?.name,
    companyDomain: organization?.primary_domain?.toLowerCase(),
    website: organization?.website_url,
    industry: organization?.industry,
    employees: organization?.estimated_num_employees,
  });
}

/** How sure Apollo is, by its word on the address; without an address, what it says of the person counts half. */
export function confidenceOf(person: ApolloPerson): number {
  switch (person.email_status) {
    case 'verified':
      return 0.9;
    case 'unverified':
      return 0.6;
    case 'extrapolated':
    case 'extrapolated_verified':
      return 0.4;
    default:
      return 0.5;
  }
}

/** What Apollo can look a person up by; null when that is not enough for it to find anybody. */
export function toApolloDetails(item: EnrichPeopleInput['items'][number]): Record<string, string> | null {
  const { remoteId, fields } = item;
  if (remoteId !== undefined) return { id: remoteId };
  const details: Record<string, string | undefined> = {
    email: fields.email,
    first_name: fields.firstName,
    last_name: fields.lastName,
    domain: fields.companyDomain,
    organization_name: fields.companyName,
    linkedin_url: fields.linkedinUrl,
  };
  const hasName = fields.firstName !== undefined && fields.lastName !== undefined;
  const hasCompany = fields.companyDomain !== undefined || fields.companyName !== undefined;
  if (fields.email === undefined && fields.linkedinUrl === undefined && !(hasName && hasCompany)) return null;
  return Object.fromEntries(
    Object.entries(details).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
