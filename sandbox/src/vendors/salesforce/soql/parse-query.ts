import { parseCondition } from './parse-condition.ts';
import type { Query, Selected } from './query.ts';
import { TokenReader } from './token-reader.ts';

const AGGREGATES = ['COUNT', 'COUNT_DISTINCT', 'MIN', 'MAX', 'SUM', 'AVG'];
const AFTER_NAME = ['FROM', 'WHERE', 'GROUP', 'ORDER', 'LIMIT', 'OFFSET', 'FOR', 'WITH', 'ALL', 'USING'];

/** `amount total`: a word after a name that begins no clause is its alias. */
function takeAlias(reader: TokenReader): { alias?: string } {
  const token = reader.peek();
  if (token.kind !== 'word' || AFTER_NAME.includes(token.text.toUpperCase())) return {};
  return { alias: reader.take().text };
}

function parseSelected(reader: TokenReader, now: number): Selected {
  if (reader.takeIf('(')) {
    const query = parseSelect(reader, now);
    reader.expect(')');
    return { kind: 'children', query };
  }
  const name = reader.takePath();
  if (!reader.takeIf('(')) return { kind: 'field', field: name, ...takeAlias(reader) };
  const upper = name.text.toUpperCase();
  if (upper === 'FIELDS') {
    const which = reader.takePath().text.toUpperCase();
    reader.expect(')');
    return { kind: 'fields', which, at: name.at };
  }
  if (!AGGREGATES.includes(upper)) throw reader.unexpected({ kind: 'word', ...name });
  const field = upper === 'COUNT' && reader.peek().text === ')' ? undefined : reader.takePath();
  reader.expect(')');
  return { kind: 'aggregate', name: upper, ...(field ? { field } : {}), ...takeAlias(reader) };
}

function parseList<T>(reader: TokenReader, parseOne: () => T): T[] {
  const list = [parseOne()];
  while (reader.takeIf(',')) list.push(parseOne());
  return list;
}

function parseOrder(reader: TokenReader): Query['orderBy'][number] {
  const field = reader.takePath();
  const descending = reader.takeIf('DESC');
  if (!descending) reader.takeIf('ASC');
  const nullsLast = reader.takeIf('NULLS') && !reader.takeIf('FIRST') && Boolean(reader.expect('LAST'));
  return { field, descending, nullsLast };
}

function parseSelect(reader: TokenReader, now: number): Query {
  reader.expect('SELECT');
  const select = parseList(reader, () => parseSelected(reader, now));
  reader.expect('FROM');
  const from = reader.takePath();
  const alias = takeAlias(reader);
  if (reader.takeIf('USING')) {
    reader.expect('SCOPE');
    reader.takePath();
  }
  const where = reader.takeIf('WHERE') ? parseCondition(reader, now, (inner) => parseSelect(inner, now)) : undefined;
  if (reader.takeIf('WITH')) reader.takePath();
  const groupBy = reader.takeIf('GROUP') && reader.expect('BY') ? parseList(reader, () => reader.takePath()) : [];
  const orderBy = reader.takeIf('ORDER') && reader.expect('BY') ? parseList(reader, () => parseOrder(reader)) : [];
  const limit = reader.takeIf('LIMIT') ? reader.takeCount() : undefined;
  const offset = reader.takeIf('OFFSET') ? reader.takeCount() : 0;
  if (reader.takeIf('FOR')) reader.takePath();
  if (reader.takeIf('ALL')) reader.expect('ROWS');
  return {
    soql: reader.soql,
    select,
    from,
    ...alias,
    ...(where ? { where } : {}),
    groupBy,
    orderBy,
    ...(limit === undefined ? {} : { limit }),
    offset,
  };
}

/** Reads a SOQL query; date literals are taken relative to `now` (ms). Throws `MALFORMED_QUERY`. */
export function parseQuery(soql: string, now: number): Query {
  const reader = new TokenReader(soql);
  const query = parseSelect(reader, now);
  if (reader.peek().kind !== 'end') throw reader.unexpected(reader.peek());
  return query;
}
