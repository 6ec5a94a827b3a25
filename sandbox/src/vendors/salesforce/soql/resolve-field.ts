import type { FieldDefinition } from '../objects/object-definition.ts';
import { findTable, type Org, type SObject, type Table } from '../org.ts';
import type { FieldPath, Query } from './query.ts';
import { soqlError } from './soql-error.ts';

/** A column of a query: the field and how to get to the record that has it. */
export interface ResolvedField {
  readonly field: FieldDefinition;
  /** Relationship names on the way, as Salesforce spells them; empty for the object's own fields. */
  readonly through: readonly string[];
  /** The record that holds the field; undefined where a relationship is empty. */
  readonly holder: (record: SObject) => { record: SObject; table: Table } | undefined;
}

const MOST_LEVELS = 5;

function noSuchColumn(query: Query, path: FieldPath, entity: string): Error {
  const message =
    `No such column '${path.text}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append ` +
    "the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.";
  return soqlError(query.soql, path.at, 'INVALID_FIELD', message);
}

function parentTables(org: Org, field: FieldDefinition): Table[] {
  return field.referenceTo.flatMap((name) => findTable(org, name) ?? []);
}

/** `Email`, `Lead.Email`, `l.Email` (alias) or over relationships `Account.Owner.Name`. Throws `INVALID_FIELD`. */
export function resolveField(org: Org, table: Table, query: Query, path: FieldPath): ResolvedField {
  const segments = path.text.split('.');
  const first = segments[0]?.toLowerCase();
  const isPrefixed =
    segments.length > 1 && (first === query.alias?.toLowerCase() || first === table.definition.name.toLowerCase());
  if (isPrefixed) segments.shift();
  const last = segments.pop() ?? '';
  if (segments.length > MOST_LEVELS) throw noSuchColumn(query, path, table.definition.name);
  const references: FieldDefinition[] = [];
  let tables: Table[] = [table];
  for (const segment of segments) {
    const wanted = segment.toLowerCase();
    const reference = tables
      .flatMap((one) => one.definition.fields)
      .find((field) => field.relationshipName?.toLowerCase() === wanted);
    if (!reference) {
      const message = `Didn't understand relationship '${segment}' in field path.`;
      throw soqlError(query.soql, path.at, 'INVALID_FIELD', message);
    }
    references.push(reference);
    tables = parentTables(org, reference);
  }
  const field = tables.map((one) => one.definition.fieldByName.get(last.toLowerCase())).find(Boolean);
  if (!field) throw noSuchColumn(query, path, tables[0]?.definition.name ?? table.definition.name);
  return {
    field,
    through: references.map((reference) => reference.relationshipName ?? ''),
    holder(record) {
      let here: { record: SObject; table: Table } | undefined = { record, table };
      for (const reference of references) {
        const id: unknown = here?.record[reference.name];
        here = typeof id === 'string' ? org.find(id) : undefined;
      }
      return here;
    },
  };
}
