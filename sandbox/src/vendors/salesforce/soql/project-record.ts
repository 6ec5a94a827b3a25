import { findTable, type Org, type SObject, type Table } from '../org.ts';
import { renderAttributes, renderValue } from '../render-record.ts';
import type { Query, Selected } from './query.ts';
import { resolveField } from './resolve-field.ts';
import { soqlError } from './soql-error.ts';

type Row = Record<string, unknown>;
type Column = (record: SObject, row: Row) => void;

/** Gives the answer of a child query for one parent. */
type RunChildren = (child: Table, query: Query, referenceField: string, parentId: string) => Row[];

function fieldColumn(org: Org, version: string, table: Table, query: Query, one: Selected & { kind: 'field' }): Column {
  const resolved = resolveField(org, table, query, one.field);
  const parents = resolved.through.map((name, depth) => {
    const text = [...resolved.through.slice(0, depth + 1), 'Id'].join('.');
    return { name, of: resolveField(org, table, query, { ...one.field, text }).holder };
  });
  return (record, row) => {
    let target = row;
    for (const { name, of } of parents) {
      const parent = of(record);
      if (!parent) {
        target[name] = null;
        return;
      }
      target[name] ??= { attributes: renderAttributes(version, parent.table, parent.record.Id) };
      target = target[name] as Row;
    }
    const holder = resolved.holder(record);
    if (holder) target[resolved.field.name] = renderValue(resolved.field, holder.record);
  };
}

function childrenColumn(org: Org, table: Table, query: Query, inner: Query, run: RunChildren): Column {
  const wanted = inner.from.text.toLowerCase();
  const { name: parentName } = table.definition;
  for (const childName of [
    'Account',
    'Attachment',
    'CampaignMember',
    'Case',
    'CaseComment',
    'Contact',
    'Note',
    'Opportunity',
    'Task',
  ]) {
    const child = findTable(org, childName);
    if (!child || child.definition.plural.replaceAll(' ', '').toLowerCase() !== wanted) continue;
    const reference = child.definition.fields.find(
      (field) => field.referenceTo.includes(parentName) && !field.name.startsWith('Master'),
    );
    if (!reference) continue;
    const key = child.definition.plural.replaceAll(' ', '');
    return (record, row) => {
      const records = run(child, inner, reference.name, record.Id);
      row[key] = records.length === 0 ? null : { totalSize: records.length, done: true, records };
    };
  }
  const message = `Didn't understand relationship '${inner.from.text}' in FROM part of query call.`;
  throw soqlError(query.soql, inner.from.at, 'INVALID_TYPE', message);
}

/** How a record of this query is shown: attributes, then the selected fields as Salesforce spells them, parents as nested records. */
export function makeProjection(
  org: Org,
  version: string,
  table: Table,
  query: Query,
  runChildren: RunChildren,
): (record: SObject) => Row {
  const columns = query.select.map((one): Column => {
    if (one.kind === 'field') return fieldColumn(org, version, table, query, one);
    if (one.kind === 'children') return childrenColumn(org, table, query, one.query, runChildren);
    if (one.kind === 'aggregate')
      throw soqlError(query.soql, 0, 'MALFORMED_QUERY', 'an aggregate needs a GROUP BY beside other fields');
    return (record, row) => {
      for (const field of table.definition.fields) {
        if (one.which === 'ALL' || field.name.endsWith('__c') === (one.which === 'CUSTOM'))
          row[field.name] = renderValue(field, record);
      }
    };
  });
  return (record) => {
    const row: Row = { attributes: renderAttributes(version, table, record.Id) };
    for (const column of columns) column(record, row);
    return row;
  };
}
