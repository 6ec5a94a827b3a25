import type { FieldPath } from './query.ts';
import { soqlError } from './soql-error.ts';
import { readTokens, type Token } from './tokens.ts';

/** The tokens of one query with a place in them. */
export class TokenReader {
  readonly soql: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(soql: string) {
    this.soql = soql;
    this.#tokens = readTokens(soql);
  }

  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)]!;
  }

  take(): Token {
    const token = this.peek();
    this.#next += 1;
    return token;
  }

  /** Takes the next token if it is this word or sign; words in any case. */
  takeIf(text: string): boolean {
    const token = this.peek();
    const isIt = (token.kind === 'word' || token.kind === 'sign') && token.text.toUpperCase() === text;
    if (isIt) this.#next += 1;
    return isIt;
  }

  expect(text: string): Token {
    const token = this.peek();
    if (!this.takeIf(text)) throw this.unexpected(token);
    return token;
  }

  takePath(): FieldPath {
    const token = this.take();
    if (token.kind !== 'word') throw this.unexpected(token);
    return { text: token.text, at: token.at };
  }

  takeCount(): number {
    const token = this.take();
    if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw this.unexpected(token);
    return Number(token.text);
  }

  unexpected(token: Token): Error {
    return soqlError(this.soql, token.at, 'MALFORMED_QUERY', `unexpected token: '${token.text}'`);
  }
}
