import type { Company } from '../company.ts';
import type { EntityType } from '../entity-type.ts';
import { type EntityInput, readInput } from '../read-input.ts';

const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  person: { email: 'emails', phone: 'phones', label: 'label_ids' },
  organization: { label: 'label_ids' },
  deal: { user_id: 'owner_id', label: 'label_ids' },
  activity: { user_id: 'owner_id', busy_flag: 'busy' },
  product: {},
};

function toNumber(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** v1 takes `"a@x"`, `["a@x"]` and `[{value}]` alike. */
function toContacts(value: unknown): unknown {
  if (value === null || value === '') return [];
  return [value]
    .flat()
    .map((entry: unknown) =>
      typeof entry === 'object' && entry !== null ? entry : { value: String(entry), label: 'work' },
    );
}

function convert(kind: string | undefined, value: unknown): unknown {
  switch (kind) {
    case 'contacts':
      return toContacts(value);
    case 'ids':
      return value === null || value === '' ? [] : [value].flat().map(toNumber);
    case 'boolean':
      return value === 1 || value === '1' || value === true || value === 'true';
    case 'address':
      return typeof value === 'string' ? { value } : value;
    case 'timestamp':
      return typeof value === 'string' ? `${value.replace(' ', 'T').replace(/Z$/, '')}Z` : value;
    case 'date':
      return typeof value === 'string' ? value.slice(0, 10) : value;
    case 'string':
      return typeof value === 'number' ? String(value) : value;
    case 'list':
    case 'clock':
      return value === '' ? null : value;
    default:
      return value === '' ? null : toNumber(value);
  }
}

/**
 * A v1 body as input of v2: loose types are converted, old names replaced, keys of 40 hexadecimal digits are custom fields, and fields
 * that nothing here knows are ignored, as v1 does.
 */
export function readOldInput(
  company: Company,
  type: EntityType,
  body: unknown,
  mode: 'create' | 'update',
): EntityInput {
  const renamed = RENAMED[type.name] ?? {};
  const known = new Map(company.customFields(type).map((field) => [field.code, field]));
  const fields: Record<string, unknown> = {};
  const customFields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(body ?? {})) {
    const name = renamed[key] ?? key;
    const custom = known.get(key);
    if (custom)
      customFields[key] = ['int', 'double', 'enum'].includes(custom.type)
        ? toNumber(value)
        : value === ''
          ? null
          : value;
    else if (type.fields[name]) fields[name] = convert(type.fields[name], value);
  }
  return readInput(company, type, { ...fields, custom_fields: customFields }, mode);
}
