import type { LeadFieldName, LeadFields } from '@leadloom/contracts';
import { normaliseCountry } from './normalise-country.ts';
import { normaliseDomain } from './normalise-domain.ts';
import { normaliseEmail } from './normalise-email.ts';
import { normaliseLinkedinUrl } from './normalise-linkedin-url.ts';
import { normalisePersonName } from './normalise-person-name.ts';
import { normalisePhone } from './normalise-phone.ts';
import { normaliseText } from './normalise-text.ts';

export interface FieldFault {
  field: LeadFieldName;
  /** What was given, and what was expected. */
  reason: string;
}

export interface NormalisedFields {
  fields: LeadFields;
  faults: FieldFault[];
}

/** Domains at which people have private addresses: they say nothing of a company. */
const mailboxProviders = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'mail.ru',
  'yandex.ru',
  'qq.com',
  '163.com',
  'protonmail.com',
  'proton.me',
  't-online.de',
  'orange.fr',
  'libero.it',
]);

/** Longest text of each field; longer text is cut. */
const maxLengths: Partial<Record<LeadFieldName, number>> = {
  seniority: 60,
  department: 100,
  website: 500,
  postalCode: 40,
  language: 35,
  timezone: 60,
  title: 300,
  companyName: 300,
};

/**
 * Values of the outside in the form in which we keep and compare them. A value that cannot be understood is left out and named in
 * `faults`; blanks are left out silently.
 */
export function normaliseLeadFields(given: {
  readonly [Name in LeadFieldName]?: LeadFields[Name] | string | null | undefined;
}): NormalisedFields {
  const fields: LeadFields = {};
  const faults: FieldFault[] = [];
  const country = typeof given.country === 'string' ? normaliseCountry(given.country) : undefined;
  for (const [name, value] of Object.entries(given) as [LeadFieldName, string | number | null | undefined][]) {
    const text = value === null || value === undefined ? undefined : normaliseText(`${value}`);
    if (text === undefined) continue;
    const result = normaliseField(name, text, country);
    if (typeof result === 'object') faults.push({ field: name, reason: result.fault });
    else Object.assign(fields, { [name]: result });
  }
  deriveCompanyDomain(fields);
  return { fields, faults };
}

function normaliseField(
  name: LeadFieldName,
  text: string,
  country: string | undefined,
): string | number | { fault: string } {
  switch (name) {
    case 'email':
      return normaliseEmail(text) ?? { fault: `"${short(text)}" is no e-mail address` };
    case 'phone':
      return normalisePhone(text, country) ?? { fault: `"${short(text)}" is no phone number` };
    case 'country':
      return country ?? { fault: `"${short(text)}" is no country: use its name or its two-letter code` };
    case 'companyDomain':
      return normaliseDomain(text) ?? { fault: `"${short(text)}" is no domain` };
    case 'linkedinUrl':
      return normaliseLinkedinUrl(text) ?? { fault: `"${short(text)}" is no LinkedIn profile` };
    case 'firstName':
    case 'lastName':
      return normalisePersonName(text)?.slice(0, 200) ?? { fault: `"${short(text)}" is no name` };
    case 'employees':
      return employeeCount(text) ?? { fault: `"${short(text)}" is no number of employees` };
    default:
      return text.slice(0, maxLengths[name] ?? 200);
  }
}

/** `1.200`, `1,200`, `51-200` (the lower bound), `10k+`. */
function employeeCount(text: string): number | undefined {
  const match = /^[^\d]*(\d{1,3}(?:[.,' ]\d{3})+|\d+)\s*(k)?/i.exec(text);
  if (match?.[1] === undefined) return undefined;
  const count = Number(match[1].replace(/\D/g, '')) * (match[2] === undefined ? 1 : 1000);
  return count <= 10_000_000 ? count : undefined;
}

function deriveCompanyDomain(fields: LeadFields): void {
  if (fields.companyDomain !== undefined) return;
  const ofWebsite = fields.website === undefined ? undefined : normaliseDomain(fields.website);
  const ofEmail =
    fields.email === undefined ? undefined : normaliseDomain(fields.email.slice(fields.email.lastIndexOf('@') + 1));
  const domain = ofWebsite ?? (ofEmail !== undefined && !mailboxProviders.has(ofEmail) ? ofEmail : undefined);
  if (domain !== undefined) fields.companyDomain = domain;
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
