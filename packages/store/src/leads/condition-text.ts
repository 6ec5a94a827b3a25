import { escapeRegExp } from '../text-search.ts';

/**
 * Words and facts of a lead as one text, each between line breaks. A condition on it cannot take an index away from the one that was
 * chosen (MongoDB picks by itself among several conditions on one array), and is cheaper than one on every element of an array.
 */
export function conditionText(words: readonly string[], facts: readonly string[]): string {
  return `\n${[...words, ...facts].join('\n')}\n`;
}

/** Matches texts that have a word with this beginning. */
export function textWithBeginning(beginning: string): RegExp {
  return new RegExp(`\n${escapeRegExp(beginning)}`);
}

/** Matches texts that have this whole word or fact. */
export function textWith(whole: string): RegExp {
  return new RegExp(`\n${escapeRegExp(whole)}\n`);
}
