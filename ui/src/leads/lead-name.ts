import type { LeadFields } from '@leadloom/contracts';
import { leadTexts } from './texts.ts';

/** What to call a person: the name, else the address, else the company. */
export function leadName(fields: LeadFields): string {
  const name = [fields.firstName, fields.lastName].filter(Boolean).join(' ');
  return name || fields.email || fields.companyName || leadTexts.unnamed;
}

const regions = new Intl.DisplayNames(['en'], { type: 'region' });
/** Name of a country by its ISO 3166-1 code; what is no such code is shown as it is. */
export function countryName(code: string): string {
  try {
    return regions.of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}
