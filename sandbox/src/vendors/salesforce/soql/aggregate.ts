import type { Org, SObject, Table } from '../org.ts';
import { renderValue } from '../render-record.ts';
import type { Query, Selected } from './query.ts';
import { resolveField } from './resolve-field.ts';

type Row = Record<string, unknown>;

export function isAggregate(query: Query): boolean {
  return (
    query.groupBy.length > 0 ||
    query.select.some((one) => one.kind === 'aggregate' && (one.field || one.alias || query.select.length > 1))
  );
}

function calculate(name: string, values: readonly unknown[]): unknown {
  const numbers = values.filter((value) => typeof value === 'number');
  const sum = numbers.reduce((total, value) => total + value, 0);
  switch (name) {
    case 'COUNT':
      return values.length;
    case 'COUNT_DISTINCT':
      return new Set(values).size;
    case 'SUM':
      return numbers.length > 0 ? sum : null;
    case 'AVG':
      return numbers.length > 0 ? sum / numbers.length : null;
    default: {
      const sorted = [...values].sort((a, b) =>
        typeof a === 'number' ? a - Number(b) : String(a) < String(b) ? -1 : 1,
      );
      return (name === 'MIN' ? sorted[0] : sorted.at(-1)) ?? null;
    }
  }
}

/** One row a group (`GROUP BY`), or one for all; unnamed aggregates are `expr0`, `expr1`, … */
export function aggregate(org: Org, table: Table, query: Query, records: readonly SObject[]): Row[] {
  const read = (path: { text: string; at: number }) => {
    const { field, holder } = resolveField(org, table, query, path);
    return {
      name: field.name,
      of: (record: SObject) => (holder(record) ? renderValue(field, holder(record)!.record) : null),
    };
  };
  const keys = query.groupBy.map(read);
  const groups = new Map<string, SObject[]>();
  if (keys.length === 0) groups.set('[]', []);
  for (const record of records) {
    const key = JSON.stringify(keys.map((column) => column.of(record)));
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  let unnamed = 0;
  const names = query.select.map((one) =>
    'alias' in one && one.alias ? one.alias : one.kind === 'aggregate' ? `expr${unnamed++}` : undefined,
  );
  const columns = query.select.map((one: Selected, index) => {
    const column = 'field' in one && one.field ? read(one.field) : undefined;
    const values = (group: readonly SObject[]) =>
      column ? group.map((record) => column.of(record)).filter((value) => value !== null) : group;
    return {
      name: names[index] ?? column?.name ?? '',
      of: (group: readonly SObject[]) =>
        one.kind === 'aggregate' ? calculate(one.name, values(group)) : group[0] && column ? column.of(group[0]) : null,
    };
  });
  return [...groups.values()].map((group) => ({
    attributes: { type: 'AggregateResult' },
    ...Object.fromEntries(columns.map((column) => [column.name, column.of(group)])),
  }));
}
