import type { Company } from './company.ts';
import { ENTITY_TYPES, type FieldKind } from './entity-type.ts';
import { validationFailed } from './pipedrive-error.ts';
import { PIPELINE, STAGES } from './pipelines.ts';
import { USERS } from './users.ts';

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const REFERENCES = {
  person: ENTITY_TYPES.person,
  organization: ENTITY_TYPES.organization,
  deal: ENTITY_TYPES.deal,
} as const;

function isInteger(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value);
}

function readContacts(name: string, value: unknown): unknown {
  if (!Array.isArray(value)) throw validationFailed(`${name}: Expected array`);
  const entries = value.map((entry: unknown, index) => {
    const given = entry as { value?: unknown; primary?: unknown; label?: unknown } | null;
    if (typeof given !== 'object' || given === null || typeof given.value !== 'string') {
      throw validationFailed(`${name}.${index}.value: Expected string`);
    }
    if (given.primary !== undefined && typeof given.primary !== 'boolean')
      throw validationFailed(`${name}.${index}.primary: Expected boolean`);
    return {
      value: given.value,
      primary: given.primary ?? false,
      label: typeof given.label === 'string' ? given.label : 'work',
    };
  });
  const filled = entries.filter((entry) => entry.value !== '');
  return filled.some((entry) => entry.primary)
    ? filled
    : filled.map((entry, index) => ({ ...entry, primary: index === 0 }));
}

function exists(company: Company, kind: FieldKind, id: number): boolean {
  if (kind === 'user') return USERS.some((user) => user.id === id);
  if (kind === 'stage') return STAGES.some((stage) => stage.id === id);
  if (kind === 'pipeline') return id === PIPELINE.id;
  const record = company.records(REFERENCES[kind as keyof typeof REFERENCES]).get(String(id));
  return record !== undefined && !record.is_deleted;
}

/** A field's value as v2 takes it: strictly typed, RFC 3339 times, references that exist. Throws 400. */
export function readValue(company: Company, name: string, kind: FieldKind, value: unknown): unknown {
  if (value === null) return kind === 'contacts' || kind === 'ids' || kind === 'list' ? [] : null;
  const expect = (isRight: boolean, what: string) => {
    if (!isRight)
      throw validationFailed(`${name}: Expected ${what}, received ${Array.isArray(value) ? 'array' : typeof value}`);
  };
  switch (kind) {
    case 'string':
      expect(typeof value === 'string', 'string');
      return value;
    case 'integer':
      expect(isInteger(value), 'integer');
      return value;
    case 'number':
      expect(typeof value === 'number', 'number');
      return value;
    case 'boolean':
      expect(typeof value === 'boolean', 'boolean');
      return value;
    case 'date':
      expect(typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value), 'date as YYYY-MM-DD');
      return value;
    case 'clock':
      expect(typeof value === 'string' && /^\d\d:\d\d(:\d\d)?$/.test(value), 'time as HH:MM:SS');
      return value;
    case 'timestamp':
      expect(typeof value === 'string' && TIMESTAMP.test(value), 'RFC3339 date-time');
      return new Date(value as string).toISOString().replace(/\.\d+Z$/, 'Z');
    case 'ids':
      expect(Array.isArray(value) && value.every(isInteger), 'array of integers');
      return value;
    case 'list':
      expect(Array.isArray(value), 'array');
      return value;
    case 'contacts':
      return readContacts(name, value);
    case 'address':
      expect(typeof value === 'object' && !Array.isArray(value), 'object');
      return value;
    case 'visibility':
      expect(isInteger(value) && [1, 3, 5, 7].includes(value), 'one of 1, 3, 5, 7');
      return value;
    case 'status':
      expect(['open', 'won', 'lost', 'deleted'].includes(value as string), 'one of open, won, lost, deleted');
      return value;
    default:
      expect(isInteger(value), 'integer');
      if (!exists(company, kind, value as number))
        throw validationFailed(`${name}: ${kind} ${value as number} does not exist`);
      return value;
  }
}
