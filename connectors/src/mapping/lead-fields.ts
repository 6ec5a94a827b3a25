import { LeadFields, type LeadFieldName } from '@leadloom/contracts';
import { Value } from 'typebox/value';

/**
 * Lead fields from what a vendor answered: null, empty and unreadable values are left out (unknown), text is trimmed, and text that is
 * longer than the field is cut, except in addresses, which a cut would make wrong.
 */
export function toLeadFields(values: Partial<Record<LeadFieldName, unknown>>): LeadFields {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const schema = LeadFields.properties[name as LeadFieldName];
    const ready =
      name === 'employees' ? toCount(value) : toText(value, (schema as { maxLength?: number }).maxLength, name);
    if (ready !== undefined && Value.Check(schema, ready)) fields[name] = ready;
  }
  return fields;
}

const uncuttable = new Set(['email', 'linkedinUrl', 'website', 'companyDomain', 'country']);

function toText(value: unknown, maxLength = Number.POSITIVE_INFINITY, name: string): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  if (text === '') return undefined;
  if (text.length <= maxLength) return text;
  return uncuttable.has(name) ? undefined : text.slice(0, maxLength);
}

function toCount(value: unknown): number | undefined {
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof count === 'number' && Number.isFinite(count) && count >= 0 ? Math.round(count) : undefined;
}
