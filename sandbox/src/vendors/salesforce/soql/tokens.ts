import { soqlError } from './soql-error.ts';

export interface Token {
  readonly kind: 'word' | 'string' | 'number' | 'time' | 'sign' | 'end';
  /** As written; for strings without quotes and escapes. */
  readonly text: string;
  readonly at: number;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Dates before numbers, long signs before short ones. Backslashes before `%` and `_` stay for LIKE. */
const PATTERNS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['time', /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2}))?/iy],
  ['number', /[+-]?\d+(?:\.\d+)?/y],
  ['word', /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?::\d+)?/y],
  ['string', /'(?:[^'\\]|\\.)*'/sy],
  ['sign', /!=|<>|<=|>=|[=<>(),]/y],
];

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/gs, (whole, character: string) => {
    return character === '%' || character === '_' ? whole : (ESCAPES[character.toLowerCase()] ?? character);
  });
}

export function readTokens(soql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < soql.length) {
    if (/\s/.test(soql[at] ?? '')) {
      at += 1;
      continue;
    }
    const match = PATTERNS.map(([kind, pattern]) => {
      pattern.lastIndex = at;
      return { kind, text: pattern.exec(soql)?.[0] };
    }).find(({ text }) => text !== undefined);
    if (!match?.text) throw soqlError(soql, at, 'MALFORMED_QUERY', `unexpected token: '${soql[at]}'`);
    tokens.push({ kind: match.kind, text: match.kind === 'string' ? unquote(match.text) : match.text, at });
    at += match.text.length;
  }
  return [...tokens, { kind: 'end', text: '<EOF>', at: soql.length }];
}
