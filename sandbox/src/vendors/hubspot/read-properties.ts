import { HubspotError } from './hubspot-error.ts';
import type { ObjectType } from './object-type.ts';
import { type CrmRecord, type Portal, PORTAL_ID } from './portal.ts';
import type { Property } from './properties/property.ts';

const EMAIL = /^[^\s@,;()<>[\]]+@[^\s@,;()<>[\].]+(\.[^\s@,;()<>[\].]+)+$/u;

const LIFECYCLE = [
  'subscriber',
  'lead',
  'marketingqualifiedlead',
  'salesqualifiedlead',
  'opportunity',
  'customer',
  'evangelist',
  'other',
];

const MOST_CHARACTERS = 65_536;

interface Fault {
  readonly name: string;
  readonly error: string;
  readonly message: string;
}

/** Refuses values, with one entry a property inside the message, as HubSpot does. */
function invalidProperties(faults: readonly Fault[]): HubspotError {
  const shown = faults.map((fault) => ({
    isValid: false,
    message: fault.message,
    error: fault.error,
    name: fault.name,
    localizedErrorMessage: fault.message,
    portalId: PORTAL_ID,
  }));
  return new HubspotError(400, 'VALIDATION_ERROR', `Property values were not valid: ${JSON.stringify(shown)}`, {
    errors: faults.map((fault) => ({
      message: fault.message,
      code: fault.error,
      context: { propertyName: [fault.name] },
    })),
  });
}

/** ISO text of a date value, which may come as ISO or as ms since 1970; undefined when it is neither. */
function readTime(property: Property, text: string): string | undefined {
  const time = /^-?\d{9,}$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(time)) return undefined;
  const iso = new Date(time).toISOString();
  return property.type === 'date' ? iso.slice(0, 10) : iso;
}

function readOne(property: Property, raw: unknown): string | Fault {
  const { name } = property;
  const text = (typeof raw === 'string' ? raw : JSON.stringify(raw)).trim();
  if (text === '') return '';
  if (property.modificationMetadata.readOnlyValue) {
    return { name, error: 'READ_ONLY_VALUE', message: `"${name}" is a read only property; its value cannot be set.` };
  }
  if (text.length > MOST_CHARACTERS) {
    return {
      name,
      error: 'PROPERTY_VALUE_TOO_LONG',
      message: `Property value is too long; it may have ${MOST_CHARACTERS} characters`,
    };
  }
  switch (property.type) {
    case 'number':
      return Number.isFinite(Number(text))
        ? text
        : { name, error: 'INVALID_LONG', message: `${text} was not a valid number.` };
    case 'bool':
      return /^(true|false)$/i.test(text)
        ? text.toLowerCase()
        : { name, error: 'INVALID_BOOLEAN', message: `${text} was not a valid boolean.` };
    case 'date':
    case 'datetime':
      return readTime(property, text) ?? { name, error: 'INVALID_DATE', message: `${text} was not a valid date.` };
    case 'enumeration': {
      const allowed = property.options.map((option) => option.value);
      const bad = text.split(';').filter((part) => part !== '' && !allowed.includes(part));
      const message = `${bad.join(', ')} was not one of the allowed options: [${allowed.join(', ')}]`;
      return bad.length === 0 ? text : { name, error: 'INVALID_OPTION', message };
    }
    default:
      break;
  }
  if (name === 'email' || name === 'work_email') {
    return EMAIL.test(text)
      ? text.toLowerCase()
      : { name, error: 'INVALID_EMAIL', message: `Email address ${text} is invalid` };
  }
  return name === 'domain' ? text.toLowerCase() : text;
}

/** A stage is only ever moved forward by a write; to go back it has to be cleared first. */
function keepsLifecycle(before: CrmRecord | undefined, value: string): boolean {
  const old = before?.properties['lifecyclestage'];
  return old !== undefined && value !== '' && LIFECYCLE.indexOf(value) < LIFECYCLE.indexOf(old);
}

/**
 * The properties of a write as they are stored; empty text clears. Throws `VALIDATION_ERROR` that names every bad property,
 * 409 `CONFLICT` for an e-mail address that another contact has.
 */
export function readProperties(
  portal: Portal,
  type: ObjectType,
  input: unknown,
  before?: CrmRecord,
): Record<string, string> {
  if (typeof input !== 'object' || input === null) {
    throw new HubspotError(
      400,
      'VALIDATION_ERROR',
      'Invalid input JSON on line 1, column 1: properties is missing or no object',
    );
  }
  const definitions = portal.properties(type);
  const values: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const [name, raw] of Object.entries(input)) {
    const property = definitions.get(name);
    if (!property || property.archived) {
      faults.push({ name, error: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist` });
      continue;
    }
    const value = raw === null || raw === undefined ? '' : readOne(property, raw);
    if (typeof value !== 'string') faults.push(value);
    else if (name !== 'lifecyclestage' || !keepsLifecycle(before, value)) values[name] = value;
    if (typeof value === 'string' && value !== '' && property.hasUniqueValue) {
      const other = portal.findBy(type, name, value).find((record) => record.id !== before?.id);
      const message = `Cannot set PropertyValueCoordinates{portalId=${PORTAL_ID}, objectTypeId=${type.id}, propertyName=${name}, value=${value}} on ${before?.id ?? 'new object'}. ${other?.id} already has that value.`;
      if (other) faults.push({ name, error: 'CONFLICTING_UNIQUE_VALUE', message });
    }
  }
  if (faults.length > 0) throw invalidProperties(faults);
  const { email } = values;
  const other =
    type.name === 'contacts' && email
      ? portal.findBy(type, 'email', email).find((record) => record.id !== before?.id)
      : undefined;
  if (other) throw new HubspotError(409, 'CONFLICT', `Contact already exists. Existing ID: ${other.id}`);
  return values;
}
