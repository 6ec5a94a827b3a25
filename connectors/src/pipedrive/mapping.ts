import type { LeadFields } from '@leadloom/contracts';
import { toLeadFields } from '../mapping/lead-fields.ts';
import type { Person } from './records.ts';

type ContactDetail = { value: string; primary: boolean; label: string };

/** What is written of a person. Job title and address are not: an account without contact sync refuses them with 403. */
export interface PersonValues {
  name?: string;
  emails?: ContactDetail[];
  phones?: ContactDetail[];
  org_id?: number;
  custom_fields?: Record<string, string>;
}

const digitsOf = (phone: string) => phone.replace(/\D/g, '');

/** A new person; it must have a name. */
export function toNewPerson(fields: LeadFields): PersonValues & { name: string } {
  return {
    name: nameOf(fields) ?? fields.email ?? '[unknown]',
    ...(fields.email === undefined ? {} : { emails: [{ value: fields.email, primary: true, label: 'work' }] }),
    ...(fields.phone === undefined ? {} : { phones: [{ value: fields.phone, primary: true, label: 'work' }] }),
  };
}

/** What the person lacks. Its other addresses and numbers stay, behind ours; so does its organization. */
export function toChanges(
  fields: LeadFields,
  person: Person,
  organizationId: number | undefined,
  ourId: { key: string; leadId: string } | null,
): PersonValues {
  const changes: PersonValues = {};
  const name = nameOf(fields);
  if (name !== undefined && name !== person.name) changes.name = name;
  const emails = withFirst(person.emails, fields.email, (value) => value.trim().toLowerCase());
  if (emails !== null) changes.emails = emails;
  const phones = withFirst(person.phones, fields.phone, digitsOf);
  if (phones !== null) changes.phones = phones;
  const hasOrganization = person.org_id !== null && person.org_id !== undefined;
  if (!hasOrganization && organizationId !== undefined) changes.org_id = organizationId;
  if (ourId !== null && person.custom_fields?.[ourId.key] !== ourId.leadId) {
    changes.custom_fields = { [ourId.key]: ourId.leadId };
  }
  return changes;
}

export function fromPerson(person: Person): LeadFields {
  const [firstName, ...rest] = (person.name ?? '').trim().split(/\s+/);
  return toLeadFields({
    firstName,
    lastName: rest.join(' '),
    email: primaryOf(person.emails)?.toLowerCase(),
    phone: primaryOf(person.phones),
  });
}

function primaryOf(details: Person['emails']): string | undefined {
  return (details?.find((detail) => detail.primary === true) ?? details?.[0])?.value;
}

function nameOf({ firstName, lastName }: LeadFields): string | undefined {
  const name = [firstName, lastName].filter((part) => part !== undefined).join(' ');
  return name === '' ? undefined : name;
}

/** The list with the value put first as the primary one; null when it is there already or there is none to add. */
function withFirst(
  details: Person['emails'],
  value: string | undefined,
  keyOf: (value: string) => string,
): ContactDetail[] | null {
  const known = details ?? [];
  if (value === undefined || known.some((detail) => keyOf(detail.value) === keyOf(value))) return null;
  const others = known.map((detail) => ({ value: detail.value, primary: false, label: detail.label ?? 'work' }));
  return [{ value, primary: true, label: 'work' }, ...others];
}
