import { textOf } from '../../server/text-of.ts';

type Fields = Readonly<Record<string, unknown>>;
type Test = (contact: Fields) => boolean;

const TOKEN = /\s*(?:('(?:[^'\\]|\\.|'')*')|(!=|<>|=|[(),])|([A-Za-z_]\w*))/y;

/**
 * The part of SendGrid's query language (SGQL) that is met in practice: comparisons of a field with a text by `=`, `!=` and `LIKE`,
 * `CONTAINS(list_ids, 'id')`, `IS NULL`, joined by `AND`, `OR`, `NOT` and parentheses. Case is ignored. Undefined when it is anything else.
 */
export function contactQuery(query: string): Test | undefined {
  const tokens = tokensOf(query);
  if (tokens === undefined) return undefined;
  let at = 0;
  const is = (word: string) => tokens[at]?.toUpperCase() === word;
  const take = (word: string) => {
    if (!is(word)) throw new SyntaxError(word);
    at += 1;
  };
  const text = () => {
    const token = tokens[at++];
    if (token?.startsWith("'") !== true) throw new SyntaxError('text');
    return token
      .slice(1, -1)
      .replace(/\\(.)|''/g, (_all, escaped?: string) => escaped ?? "'")
      .toLowerCase();
  };
  const either = (): Test => {
    let left = both();
    while (is('OR')) {
      at += 1;
      const [one, other] = [left, both()];
      left = (contact) => one(contact) || other(contact);
    }
    return left;
  };
  const both = (): Test => {
    let left = single();
    while (is('AND')) {
      at += 1;
      const [one, other] = [left, single()];
      left = (contact) => one(contact) && other(contact);
    }
    return left;
  };
  const single = (): Test => {
    if (is('NOT')) {
      at += 1;
      const inner = single();
      return (contact) => !inner(contact);
    }
    if (is('(')) {
      at += 1;
      const inner = either();
      take(')');
      return inner;
    }
    const name = tokens[at++] ?? '';
    if (!/^\w+$/.test(name)) throw new SyntaxError('field');
    if (name.toUpperCase() === 'CONTAINS') return contains();
    return comparison(name);
  };
  const contains = (): Test => {
    take('(');
    const field = tokens[at++] ?? '';
    take(',');
    const wanted = text();
    take(')');
    return (contact) => {
      const value = contact[field];
      return Array.isArray(value) && value.some((entry) => textOf(entry).toLowerCase() === wanted);
    };
  };
  const comparison = (field: string): Test => {
    const operator = tokens[at++]?.toUpperCase();
    if (operator === 'IS') {
      take('NULL');
      return (contact) => textOf(contact[field]) === '';
    }
    const wanted = text();
    if (operator === '=') return (contact) => textOf(contact[field]).toLowerCase() === wanted;
    if (operator === '!=' || operator === '<>') return (contact) => textOf(contact[field]).toLowerCase() !== wanted;
    if (operator !== 'LIKE') throw new SyntaxError('operator');
    const parts = wanted.split('%').map((part) => part.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&'));
    const pattern = new RegExp(`^${parts.join('.*')}$`, 's');
    return (contact) => pattern.test(textOf(contact[field]).toLowerCase());
  };
  try {
    const test = either();
    return at === tokens.length ? test : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function tokensOf(query: string): string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let end = 0; end < query.trimEnd().length; end = TOKEN.lastIndex) {
    const match = TOKEN.exec(query);
    if (match === null) return undefined;
    tokens.push(match[1] ?? match[2] ?? match[3]!);
  }
  return tokens;
}
