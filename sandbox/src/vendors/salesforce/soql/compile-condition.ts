import type { FieldDefinition } from '../objects/object-definition.ts';
import type { Org, SObject, Table } from '../org.ts';
import { readRecordId } from '../record-id.ts';
import type { Comparison, Condition, FieldPath, Literal, Query } from './query.ts';
import { resolveField } from './resolve-field.ts';
import { soqlError } from './soql-error.ts';

export type Predicate = (record: SObject) => boolean;

/** Runs a semi-join's inner query and gives the values of its one column. */
export type RunInner = (query: Query) => readonly unknown[];

const KIND_OF_TYPE: Readonly<Record<string, Literal['kind']>> = {
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'span',
  datetime: 'span',
};

function likeToPattern(text: string): RegExp {
  const source = text.replace(/\\([%_])|[%_]|[\\^$.|?*+()[\]{}]/g, (match, escaped: string | undefined) => {
    if (escaped) return escaped;
    if (match === '%') return '.*';
    return match === '_' ? '.' : `\\${match}`;
  });
  return new RegExp(`^${source}$`, 'isu');
}

/** The comparable form of a stored value: ids whole, other text in lower case, dates as ms. */
function toComparable(field: FieldDefinition, value: unknown): string | number | boolean | null {
  if (value === undefined || value === null) return field.type === 'boolean' ? false : null;
  if (field.type === 'date' || field.type === 'datetime') return Date.parse(value as string);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  return field.type === 'id' || field.type === 'reference' ? (readRecordId(value) ?? value) : value.toLowerCase();
}

function compare(left: string | number | boolean, operator: Comparison, right: string | number | boolean): boolean {
  switch (operator) {
    case '=':
      return left === right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return left !== right;
  }
}

function compareToSpan(time: number, operator: Comparison, { from, to }: { from: number; to: number }): boolean {
  switch (operator) {
    case '=':
      return time >= from && time < to;
    case '<':
      return time < from;
    case '<=':
      return time < to;
    case '>':
      return time >= to;
    case '>=':
      return time >= from;
    default:
      return time < from || time >= to;
  }
}

function test(field: FieldDefinition, operator: Comparison, literal: Literal): (value: unknown) => boolean {
  if (literal.kind === 'null') {
    const wantsNull = operator === '=';
    return (value) => (toComparable(field, value) === null) === wantsNull;
  }
  if (operator === 'LIKE' && literal.kind === 'string') {
    const pattern = likeToPattern(literal.value);
    return (value) => typeof value === 'string' && pattern.test(value);
  }
  if (literal.kind === 'span') {
    return (value) => {
      const time = toComparable(field, value);
      return typeof time === 'number' ? compareToSpan(time, operator, literal) : operator === '!=';
    };
  }
  const wanted = toComparable(field, literal.value);
  return (value) => {
    const own = toComparable(field, value);
    if (own === null || wanted === null) return operator === '!=';
    return compare(own, operator, wanted);
  };
}

function checkLiteral(query: Query, path: FieldPath, field: FieldDefinition, literal: Literal): void {
  const kind = KIND_OF_TYPE[field.type] ?? 'string';
  if (literal.kind === 'null' || literal.kind === kind) return;
  const quotes = kind === 'string' ? 'be enclosed in quotes' : 'not be enclosed in quotes';
  const type = kind === 'span' ? 'dateTime' : field.type;
  const message = `value of filter criterion for field '${field.name}' must be of type ${type} and should ${quotes}`;
  throw soqlError(query.soql, path.at, 'INVALID_FIELD', message);
}

/** A condition as a function of a record; fields and values are checked once, before the first record. */
export function compileCondition(
  org: Org,
  table: Table,
  query: Query,
  condition: Condition,
  runInner: RunInner,
): Predicate {
  const compile = (part: Condition) => compileCondition(org, table, query, part, runInner);
  if (condition.kind === 'not') {
    const inner = compile(condition.part);
    return (record) => !inner(record);
  }
  if (condition.kind === 'group') {
    const parts = condition.parts.map(compile);
    return condition.joiner === 'AND'
      ? (record) => parts.every((part) => part(record))
      : (record) => parts.some((part) => part(record));
  }
  const resolved = resolveField(org, table, query, condition.field);
  const { field } = resolved;
  const read = (record: SObject) => resolved.holder(record)?.record[field.name];
  if (condition.kind === 'compare') {
    checkLiteral(query, condition.field, field, condition.value);
    const holds = test(field, condition.operator, condition.value);
    return (record) => holds(read(record));
  }
  if (!('soql' in condition.values)) {
    const literals = condition.values;
    for (const literal of literals) checkLiteral(query, condition.field, field, literal);
    if (literals.some((literal) => literal.kind === 'span')) {
      const tests = literals.map((literal) => test(field, '=', literal));
      return (record) => tests.some((holds) => holds(read(record))) !== condition.negated;
    }
    const wanted = new Set(literals.map((literal) => ('value' in literal ? toComparable(field, literal.value) : null)));
    return (record) => wanted.has(toComparable(field, read(record))) !== condition.negated;
  }
  const found = new Set(runInner(condition.values).map((value) => toComparable(field, value)));
  return (record) => found.has(toComparable(field, read(record))) !== condition.negated;
}
