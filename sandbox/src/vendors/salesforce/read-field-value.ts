import type { FieldDefinition } from './objects/object-definition.ts';
import type { Org } from './org.ts';
import { readRecordId } from './record-id.ts';
import { SalesforceError } from './salesforce-error.ts';

const EMAIL = /^[^\s@,;()<>]+@[^\s@,;()<>.]+(\.[^\s@,;()<>.]+)+$/;

function cannotRead(field: FieldDefinition, value: unknown): SalesforceError {
  const token =
    typeof value === 'string' ? 'VALUE_STRING' : typeof value === 'number' ? 'VALUE_NUMBER' : 'START_OBJECT';
  const shown = typeof value === 'object' ? '' : ` value ${JSON.stringify(value)}`;
  return new SalesforceError(
    400,
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${field.type} from ${token}${shown} or request may be missing a required field at [line:1, column:2]`,
  );
}

function readText(field: FieldDefinition, value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw cannotRead(field, value);
  const text = String(value).trim();
  if (text === '') return null;
  if (field.length > 0 && text.length > field.length) {
    const message = `${field.label}: data value too large: ${text} (max length=${field.length})`;
    throw new SalesforceError(400, 'STRING_TOO_LONG', message, [field.name]);
  }
  if (field.type === 'email' && !EMAIL.test(text)) {
    throw new SalesforceError(400, 'INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${text}`, [
      field.name,
    ]);
  }
  if (field.restricted && !field.values.includes(text)) {
    const message = `${field.label}: bad value for restricted picklist field: ${text}`;
    throw new SalesforceError(400, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field.name]);
  }
  return text;
}

function readReference(field: FieldDefinition, value: unknown, org: Org): string | null {
  if (value === '') return null;
  const id = typeof value === 'string' ? readRecordId(value) : undefined;
  const fault = (code: string, message: string) => new SalesforceError(400, code, message, [field.name]);
  if (!id) throw fault('MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(value)}`);
  const found = org.find(id);
  if (!found) throw fault('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (!field.referenceTo.includes(found.table.definition.name)) {
    throw fault('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`);
  }
  if (found.record['IsDeleted'] === true) throw fault('ENTITY_IS_DELETED', 'entity is deleted');
  return id;
}

/** A field's value from JSON as it is stored; empty text becomes null and surrounding spaces go, as in Salesforce. */
export function readFieldValue(field: FieldDefinition, value: unknown, org: Org): string | number | boolean | null {
  if (value === null || value === undefined) return field.type === 'boolean' ? false : null;
  switch (field.type) {
    case 'boolean':
      if (value === true || value === 'true') return true;
      if (value === false || value === 'false') return false;
      throw cannotRead(field, value);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) throw cannotRead(field, value);
      if (field.type === 'int' && !Number.isInteger(number)) throw cannotRead(field, value);
      return number;
    }
    case 'date': {
      const day = typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : undefined;
      if (!day || Number.isNaN(Date.parse(day))) throw cannotRead(field, value);
      return day;
    }
    case 'datetime': {
      const time = typeof value === 'string' ? Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : Number.NaN;
      if (Number.isNaN(time)) throw cannotRead(field, value);
      return new Date(time).toISOString();
    }
    case 'reference':
      return readReference(field, value, org);
    default:
      return readText(field, value);
  }
}
