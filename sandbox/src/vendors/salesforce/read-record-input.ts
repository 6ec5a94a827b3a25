import type { ObjectDefinition } from './objects/object-definition.ts';
import type { Org } from './org.ts';
import { findTable } from './org.ts';
import { readFieldValue } from './read-field-value.ts';
import { SalesforceError } from './salesforce-error.ts';

type FieldValues = Record<string, string | number | boolean | null>;

/** `{"Account": {"Leadloom_Id__c": "x"}}` names a parent by its external id; gives the parent's id under its field. */
function readParentReference(
  definition: ObjectDefinition,
  key: string,
  value: unknown,
  org: Org,
): FieldValues | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const field = definition.fields.find((candidate) => candidate.relationshipName?.toLowerCase() === key.toLowerCase());
  if (!field) return undefined;
  const [externalField, externalValue] = Object.entries(value).find(([name]) => name !== 'attributes') ?? [];
  for (const parentName of field.referenceTo) {
    const parent = findTable(org, parentName);
    const parentField = parent?.definition.fieldByName.get((externalField ?? '').toLowerCase());
    if (!parent || !parentField?.externalId) continue;
    const [record] = parent.indexes.get(parentField.name)?.get(String(externalValue).toLowerCase()) ?? [];
    if (record) return { [field.name]: record.Id };
  }
  const message = `Foreign key external ID: ${String(externalValue)} not found for field ${externalField} in entity ${field.referenceTo.join()}`;
  throw new SalesforceError(400, 'INVALID_FIELD', message);
}

/**
 * The fields of a create or update body as they are stored, by their exact names.
 * Faults as Salesforce names them: unknown fields first, then what may not be written, then values, then what is missing.
 */
export function readRecordInput(
  definition: ObjectDefinition,
  body: unknown,
  mode: 'create' | 'update',
  org: Org,
): FieldValues {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new SalesforceError(
      400,
      'JSON_PARSER_ERROR',
      'The HTTP entity body is required, but this request has no entity body.',
    );
  }
  const values: FieldValues = {};
  const locked: string[] = [];
  for (const [key, value] of Object.entries(body)) {
    if (key === 'attributes') continue;
    const field = definition.fieldByName.get(key.toLowerCase());
    if (!field) {
      const parent = readParentReference(definition, key, value, org);
      if (!parent)
        throw new SalesforceError(
          400,
          'INVALID_FIELD',
          `No such column '${key}' on sobject of type ${definition.name}`,
        );
      Object.assign(values, parent);
    } else if (mode === 'create' ? !field.createable : !field.updateable) locked.push(field.name);
    else values[field.name] = readFieldValue(field, value, org);
  }
  if (locked.length > 0) {
    const message =
      `Unable to create/update fields: ${locked.join(', ')}. Please check the security settings of this field and verify ` +
      'that it is read/write for your profile or permission set.';
    throw new SalesforceError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, locked);
  }
  const missing = definition.fields
    .filter(
      (field) =>
        field.required && (mode === 'create' ? (values[field.name] ?? null) === null : values[field.name] === null),
    )
    .map((field) => field.name);
  if (missing.length > 0) {
    throw new SalesforceError(
      400,
      'REQUIRED_FIELD_MISSING',
      `Required fields are missing: [${missing.join(', ')}]`,
      missing,
    );
  }
  return values;
}
