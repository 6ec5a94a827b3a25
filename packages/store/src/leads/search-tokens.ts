import type { LeadFields } from '@leadloom/contracts';
import { foldText } from './fold-text.ts';
import { nationalNumber } from './national-number.ts';
import { innerParts, splitWords, unspacedRuns } from './split-words.ts';

/** Length of the beginnings that are tokens of their own. */
export const prefixLength = 2;
const maxWordLength = 64;
const maxWords = 60;

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

/** Words and their beginnings: a search for two letters is one equality. */
export function searchTokens(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => [word, firstCharacters(word, prefixLength)]))];
}

/** The first code points of a text. */
export function firstCharacters(text: string, length: number): string {
  return text.length <= length ? text : Array.from(text).slice(0, length).join('');
}

function endsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.map((_, place) => characters.slice(place).join(''));
}
