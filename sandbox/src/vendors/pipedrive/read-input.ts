import type { Company } from './company.ts';
import type { CustomField } from './custom-field.ts';
import type { EntityType } from './entity-type.ts';
import { PipedriveError, validationFailed } from './pipedrive-error.ts';
import { readValue } from './read-value.ts';

export interface EntityInput {
  readonly fields: Readonly<Record<string, unknown>>;
  /** null clears. */
  readonly customFields: Readonly<Record<string, unknown>>;
}

/** The value of a custom field by its type. Throws 400. */
function readCustomValue(field: CustomField, value: unknown): unknown {
  if (value === null) return null;
  const refuse = (what: string): never => {
    throw validationFailed(`custom_fields.${field.code}: Expected ${what}`);
  };
  const ids = field.options?.map((option) => option.id) ?? [];
  switch (field.type) {
    case 'double':
      return typeof value === 'number' ? value : refuse('number');
    case 'int':
    case 'org':
    case 'people':
    case 'user':
      return Number.isInteger(value) ? value : refuse('integer');
    case 'enum':
      return ids.includes(value as number) ? value : refuse('the id of an option');
    case 'set':
      if (!Array.isArray(value) || value.length === 0) return refuse('a list of at least one option id; null clears');
      return value.every((id) => ids.includes(id as number)) ? value : refuse('ids of options');
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : refuse('date as YYYY-MM-DD');
    case 'monetary': {
      const { value: amount, currency } = value as { value?: unknown; currency?: unknown };
      return typeof amount === 'number' && typeof currency === 'string'
        ? { value: amount, currency }
        : refuse('{value, currency}');
    }
    case 'varchar':
      if (typeof value === 'string' && value.length > 255) return refuse('at most 255 characters');
      return typeof value === 'string' ? value : refuse('string');
    default:
      return ['string', 'object'].includes(typeof value) ? value : refuse('string');
  }
}

/** A create or update body of v2. Throws 400 for what does not fit and 403 for fields of the contact sync. */
export function readInput(company: Company, type: EntityType, body: unknown, mode: 'create' | 'update'): EntityInput {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw validationFailed('body: Expected object');
  const fields: Record<string, unknown> = {};
  let customFields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === 'custom_fields') {
      if (typeof value !== 'object' || value === null) throw validationFailed('custom_fields: Expected object');
      const known = new Map(company.customFields(type).map((field) => [field.code, field]));
      customFields = Object.fromEntries(
        Object.entries(value).map(([code, given]) => {
          const field = known.get(code);
          if (!field) throw validationFailed(`custom_fields.${code}: Unknown field`);
          return [code, readCustomValue(field, given)];
        }),
      );
      continue;
    }
    if (type.locked?.includes(name)) {
      throw new PipedriveError(403, `The field ${name} can only be set when contact sync is enabled`, 'ERR_FORBIDDEN');
    }
    const kind = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
    if (!kind) throw validationFailed(`${name}: Unknown field`);
    fields[name] = readValue(company, name, kind, value);
  }
  const title = fields[type.titleField];
  if (mode === 'create' ? typeof title !== 'string' || title.trim() === '' : title === null || title === '') {
    throw validationFailed(`${type.titleField}: Required`);
  }
  return { fields, customFields };
}
