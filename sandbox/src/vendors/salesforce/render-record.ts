import type { FieldDefinition } from './objects/object-definition.ts';
import type { SObject, Table } from './org.ts';

/** A stored value as JSON shows it: null where empty, times with `+0000`. */
export function renderValue(field: FieldDefinition, record: SObject): unknown {
  const value = record[field.name] ?? (field.type === 'boolean' ? false : null);
  return field.type === 'datetime' && typeof value === 'string' ? value.replace('Z', '+0000') : value;
}

export function renderAttributes(version: string, table: Table, id: string): { type: string; url: string } {
  const { name } = table.definition;
  return { type: name, url: `/services/data/${version}/sobjects/${name}/${id}` };
}

/** A whole record, or the named fields of it, as `GET /sobjects/{type}/{id}` answers. */
export function renderRecord(
  version: string,
  table: Table,
  record: SObject,
  fields = table.definition.fields,
): Record<string, unknown> {
  return {
    attributes: renderAttributes(version, table, record.Id),
    ...Object.fromEntries(fields.map((field) => [field.name, renderValue(field, record)])),
  };
}
