import type { Org, SObject, Table } from '../org.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { createRecord, updateRecord } from '../write-record.ts';
import { readRecord } from './read-table.ts';

/** Several records share the value: HTTP 300 with their URLs. */
export class SeveralMatches extends Error {
  readonly ids: readonly string[];
  constructor(ids: readonly string[]) {
    super(`${ids.length} records match`);
    this.ids = ids;
  }
}

/** Live records by an external id or another look-up field (`Id`, `Email`). Throws 404 when the field is no key. */
export function findByKey(table: Table, fieldName: string, value: string): readonly SObject[] {
  const field = table.definition.fieldByName.get(fieldName.toLowerCase());
  if (field?.type === 'id') return [readRecord(table, value)];
  const isKey = field?.externalId === true || field?.type === 'email';
  const index = field && isKey ? table.indexes.get(field.name) : undefined;
  if (!index) {
    const message = `Provided external ID field does not exist or is not accessible: ${fieldName}`;
    throw new SalesforceError(404, 'NOT_FOUND', message);
  }
  return index.get(value.toLowerCase());
}

/** Creates or updates by a key. Throws `SeveralMatches` or `SalesforceError`. */
export function upsertRecord(
  org: Org,
  table: Table,
  fieldName: string,
  value: string,
  body: unknown,
): { record: SObject; created: boolean } {
  const field = table.definition.fieldByName.get(fieldName.toLowerCase());
  const given = Object.keys(body ?? {}).find((key) => key.toLowerCase() === fieldName.toLowerCase());
  if (field && given !== undefined) {
    const message = `The ${field.name} field should not be specified in the sobject data.`;
    throw new SalesforceError(400, 'INVALID_FIELD', message, [field.name]);
  }
  const matches = findByKey(table, fieldName, value);
  if (matches.length > 1) throw new SeveralMatches(matches.map((match) => match.Id));
  const [match] = matches;
  if (match) return { record: updateRecord(org, table, match, body), created: false };
  return {
    record: createRecord(org, table, { ...(body as object), [field?.name ?? fieldName]: value }),
    created: true,
  };
}
