import { readDateSpan } from './date-span.ts';
import type { Comparison, Condition, Literal, Query } from './query.ts';
import type { TokenReader } from './token-reader.ts';

const DAY = 86_400_000;
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  LIKE: 'LIKE',
};

type ParseQuery = (reader: TokenReader) => Query;

function parseLiteral(reader: TokenReader, now: number): Literal {
  const token = reader.take();
  if (token.kind === 'string') return { kind: 'string', value: token.text };
  if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
  if (token.kind === 'time') {
    const from = Date.parse(token.text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    if (Number.isNaN(from)) throw reader.unexpected(token);
    return { kind: 'span', from, to: token.text.length === 10 ? from + DAY : from + 1 };
  }
  const word = token.text.toUpperCase();
  if (word === 'NULL') return { kind: 'null' };
  if (word === 'TRUE' || word === 'FALSE') return { kind: 'boolean', value: word === 'TRUE' };
  const span = token.kind === 'word' ? readDateSpan(word, now) : undefined;
  if (!span) throw reader.unexpected(token);
  return { kind: 'span', ...span };
}

function parseTerm(reader: TokenReader, now: number, parseQuery: ParseQuery): Condition {
  if (reader.takeIf('NOT')) return { kind: 'not', part: parseTerm(reader, now, parseQuery) };
  if (reader.takeIf('(')) {
    const inner = parseCondition(reader, now, parseQuery);
    reader.expect(')');
    return inner;
  }
  const field = reader.takePath();
  const negated = reader.takeIf('NOT');
  if (negated || reader.peek().text.toUpperCase() === 'IN') {
    reader.expect('IN');
    reader.expect('(');
    if (reader.peek().text.toUpperCase() === 'SELECT') {
      const values = parseQuery(reader);
      reader.expect(')');
      return { kind: 'in', field, negated, values };
    }
    const values = [parseLiteral(reader, now)];
    while (reader.takeIf(',')) values.push(parseLiteral(reader, now));
    reader.expect(')');
    return { kind: 'in', field, negated, values };
  }
  const sign = reader.take();
  const operator = COMPARISONS[sign.text.toUpperCase()];
  if (!operator || sign.kind === 'string') throw reader.unexpected(sign);
  return { kind: 'compare', field, operator, value: parseLiteral(reader, now) };
}

/** `a AND b AND c` or `a OR b OR c`; as in SOQL the two mix only within parentheses. */
export function parseCondition(reader: TokenReader, now: number, parseQuery: ParseQuery): Condition {
  const parts = [parseTerm(reader, now, parseQuery)];
  const word = reader.peek().text.toUpperCase();
  if (reader.peek().kind !== 'word' || (word !== 'AND' && word !== 'OR')) return parts[0]!;
  while (reader.takeIf(word)) parts.push(parseTerm(reader, now, parseQuery));
  const other = reader.peek();
  if (other.kind === 'word' && /^(AND|OR)$/i.test(other.text)) throw reader.unexpected(other);
  return { kind: 'group', joiner: word, parts };
}
