import type { LeadFields } from '@leadloom/contracts';
import { foldText } from './fold-text.ts';
import { nationalNumber } from './national-number.ts';
import { innerParts, splitWords, startsWithSyllable, unspacedRuns } from './split-words.ts';

/** Lengths of the beginnings that are tokens of their own. Two would be as good, but what begins with three is a tenth of it. */
export const prefixLengths = [1, 3] as const;
const pairStartLength = 3;
const maxWordLength = 64;
const maxWords = 60;
/** Of a lead with more different beginnings the first so many, names before addresses, count in searches for several words. */
const maxPairStarts = 16;

/**
 * The words that a lead is found by, folded: of name, company, e-mail (whole, its parts, its domain) and phone (with and without calling
 * code). Runs of scripts without spaces give every end of the run: each of its parts is the beginning of one of them.
 */
export function searchWords({ firstName, lastName, companyName, email, companyDomain, phone }: LeadFields): string[] {
  const words = new Set<string>();
  for (const text of [firstName, lastName, companyName]) {
    for (const word of splitWords(foldText(text ?? ''))) {
      words.add(word);
      for (const part of innerParts(word)) words.add(part);
      for (const run of unspacedRuns(word)) for (const end of endsOf(run)) words.add(end);
    }
  }
  if (email !== undefined) {
    const address = foldText(email);
    const at = address.lastIndexOf('@');
    words.add(address);
    for (const part of innerParts(address.slice(0, at))) if (part.length > 1) words.add(part);
    words.add(address.slice(at + 1));
  }
  if (companyDomain !== undefined) words.add(foldText(companyDomain));
  const digits = phone === undefined ? '' : foldText(phone).replaceAll(/\D/g, '');
  if (digits.length >= 3) words.add(digits).add(nationalNumber(digits));
  words.delete('');
  return [...words].slice(0, maxWords).map((word) => firstCharacters(word, maxWordLength));
}

/**
 * Tokens of the search index:
 * 1. every word, for searches by its beginning;
 * 2. its first character and its first three, so that a short search is one equality;
 * 3. each two longer beginnings together: people who search for several words mostly give frequent ones, and few leads have both.
 */
export function searchTokens(words: readonly string[]): string[] {
  const starts = new Set<string>();
  const tokens = new Set(words);
  for (const word of words) {
    for (const length of prefixLengths) tokens.add(firstCharacters(word, length));
    const start = pairStart(word);
    if (start !== null) starts.add(start);
  }
  const ordered = [...starts].slice(0, maxPairStarts);
  for (const [place, a] of ordered.entries()) for (const b of ordered.slice(place + 1)) tokens.add(pairToken(a, b));
  return [...tokens];
}

/** What a word, or the beginning of one, counts as in pairs. Null: digits, which are rare by themselves, and what is too short. */
export function pairStart(word: string): string | null {
  if (startsWithSyllable(word)) return firstCharacters(word, 1);
  return /^\d/.test(word) || word.length < pairStartLength ? null : firstCharacters(word, pairStartLength);
}

/** The token of two beginnings, whichever comes first. It begins as no word does: ranges of words are free of pairs. */
export function pairToken(a: string, b: string): string {
  return a < b ? `\u0003${a}\u0002${b}` : `\u0003${b}\u0002${a}`;
}

/** The first code points of a text. */
export function firstCharacters(text: string, length: number): string {
  return text.length <= length ? text : Array.from(text).slice(0, length).join('');
}

function endsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.map((_, place) => characters.slice(place).join(''));
}
