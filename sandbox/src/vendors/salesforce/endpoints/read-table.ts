import { findTable, type Org, type SObject, type Table } from '../org.ts';
import { readRecordId } from '../record-id.ts';
import { SalesforceError } from '../salesforce-error.ts';

/** The table that a path names. Throws 404 `NOT_FOUND`. */
export function readTable(org: Org, name: string | undefined): Table {
  const table = findTable(org, name ?? '');
  if (!table) throw new SalesforceError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return table;
}

/** The live record of an id of 15 or 18 characters. Throws 404 as Salesforce words it, for malformed, unknown and deleted ones. */
export function readRecord(table: Table, idText: string): SObject {
  const id = readRecordId(idText);
  const record = id ? table.records.get(id) : undefined;
  if (record?.['IsDeleted'] === true) throw new SalesforceError(404, 'ENTITY_IS_DELETED', 'entity is deleted', []);
  if (record) return record;
  if (!id)
    throw new SalesforceError(
      404,
      'NOT_FOUND',
      `Provided external ID field does not exist or is not accessible: ${idText}`,
    );
  throw new SalesforceError(404, 'NOT_FOUND', 'The requested resource does not exist');
}
