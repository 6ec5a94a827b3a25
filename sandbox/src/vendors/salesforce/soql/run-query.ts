import { findTable, type Org, type SObject, type Table } from '../org.ts';
import { aggregate, isAggregate } from './aggregate.ts';
import { compileCondition } from './compile-condition.ts';
import { findCandidates } from './find-candidates.ts';
import { makeProjection } from './project-record.ts';
import type { Query } from './query.ts';
import { resolveField } from './resolve-field.ts';
import { soqlError } from './soql-error.ts';

export interface QueryResult {
  readonly totalSize: number;
  /** Rows from `start`, at most `count`: they are built when they are asked for. Empty for `COUNT()`. */
  rows(start: number, count: number): Record<string, unknown>[];
  readonly rowCount: number;
}

interface QueryOptions {
  /** `v59.0`, for the URLs in the answer. */
  readonly version: string;
  /** `queryAll`: records in the recycle bin too. */
  readonly withDeleted: boolean;
}

const collator = new Intl.Collator('en', { sensitivity: 'base' });

function order(org: Org, table: Table, query: Query, records: SObject[]): void {
  const columns = query.orderBy.map(({ field: path, descending, nullsLast }) => {
    const { field, holder } = resolveField(org, table, query, path);
    return {
      read: (record: SObject) => holder(record)?.record[field.name] ?? null,
      sign: descending ? -1 : 1,
      nullsLast,
    };
  });
  records.sort((left, right) => {
    for (const { read, sign, nullsLast } of columns) {
      const [a, b] = [read(left), read(right)];
      if (a === null || b === null) {
        if (a !== b) return (a === null) === nullsLast ? 1 : -1;
      } else {
        const result = typeof a === 'number' ? a - Number(b) : collator.compare(a as string, b as string);
        if (result !== 0) return sign * result;
      }
    }
    return 0;
  });
}

function findRecords(org: Org, table: Table, query: Query, withDeleted: boolean): SObject[] {
  const runInner = (inner: Query) => {
    const innerTable = tableOf(org, inner);
    const [one] = inner.select;
    if (inner.select.length !== 1 || one?.kind !== 'field') {
      throw soqlError(inner.soql, inner.from.at, 'MALFORMED_QUERY', 'a semi-join selects exactly one field');
    }
    const { field, holder } = resolveField(org, innerTable, inner, one.field);
    return findRecords(org, innerTable, inner, false).map((record) => holder(record)?.record[field.name]);
  };
  const meets = query.where ? compileCondition(org, table, query, query.where, runInner) : () => true;
  const candidates = findCandidates(table, query.where, withDeleted) ?? table.records.values();
  const records: SObject[] = [];
  for (const record of candidates)
    if ((withDeleted || record['IsDeleted'] !== true) && meets(record)) records.push(record);
  if (query.orderBy.length > 0 && query.groupBy.length === 0) order(org, table, query, records);
  return records;
}

function tableOf(org: Org, query: Query): Table {
  const table = findTable(org, query.from.text);
  if (table) return table;
  const message =
    `sObject type '${query.from.text}' is not supported. If you are attempting to use a custom object, be sure to append ` +
    "the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.";
  throw soqlError(query.soql, query.from.at, 'INVALID_TYPE', message);
}

/** Runs a query over the org. Throws `SalesforceError` as Salesforce words it. */
export function runQuery(org: Org, query: Query, { version, withDeleted }: QueryOptions): QueryResult {
  const table = tableOf(org, query);
  const cut = <T>(rows: T[]) =>
    rows.slice(query.offset, query.limit === undefined ? undefined : query.offset + query.limit);
  const [first] = query.select;
  if (first?.kind === 'aggregate' && !isAggregate(query)) {
    return { totalSize: cut(findRecords(org, table, query, withDeleted)).length, rowCount: 0, rows: () => [] };
  }
  if (isAggregate(query)) {
    const rows = cut(aggregate(org, table, query, findRecords(org, table, query, withDeleted)));
    return { totalSize: rows.length, rowCount: rows.length, rows: (start, count) => rows.slice(start, start + count) };
  }
  const project = makeProjection(org, version, table, query, (child, inner, referenceField, parentId) => {
    const ofParent = {
      kind: 'compare',
      field: { text: referenceField, at: 0 },
      operator: '=',
      value: { kind: 'string', value: parentId },
    } as const;
    const where = inner.where ? ({ kind: 'group', joiner: 'AND', parts: [ofParent, inner.where] } as const) : ofParent;
    const childQuery: Query = { ...inner, from: { ...inner.from, text: child.definition.name }, where };
    const result = runQuery(org, childQuery, { version, withDeleted: false });
    return result.rows(0, result.rowCount);
  });
  const records = cut(findRecords(org, table, query, withDeleted));
  return {
    totalSize: records.length,
    rowCount: records.length,
    rows: (start, count) => records.slice(start, start + count).map(project),
  };
}
