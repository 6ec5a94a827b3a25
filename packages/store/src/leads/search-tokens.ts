import type { Lead } from '@leadloom/contracts';
import { foldText } from './fold-text.ts';
import { nationalNumber } from './national-number.ts';
import { innerParts, splitWords, unspacedRuns } from './split-words.ts';

/** Lengths of the beginnings that are tokens of their own, so that short searches are one equality. */
export const prefixLengths = [2, 3] as const;
/** Beginnings of telephone numbers: shorter ones would fit everybody of a country. */
const digitPrefixLengths = [3] as const;
const maxTokenLength = 64;
const maxTokens = 150;

/** Tokens of facts, which begin with a character that no word has. */
export const factToken = {
  tag: (tag: string) => `\u0001t${tag}`,
  linkedTo: (connector: string) => `\u0001l${connector}`,
  company: (id: string) => `\u0001c${id}`,
};

/**
 * What a lead is found by: the words of name, e-mail, phone and company, each whole and by its first letters; tags, links and company
 * as facts. Runs of scripts without spaces also by each character and each pair.
 */
export function searchTokens(lead: Pick<Lead, 'fields' | 'tags' | 'links' | 'companyId'>): string[] {
  const tokens = new Set<string>();
  for (const tag of lead.tags) tokens.add(factToken.tag(tag));
  for (const link of lead.links) tokens.add(factToken.linkedTo(link.connector));
  if (lead.companyId !== null) tokens.add(factToken.company(lead.companyId));

  const add = (word: string, lengths: readonly number[] = prefixLengths) => {
    const characters = [...word].slice(0, maxTokenLength);
    tokens.add(characters.join(''));
    for (const length of lengths) if (characters.length > length) tokens.add(characters.slice(0, length).join(''));
  };
  const { firstName, lastName, companyName, email, companyDomain, phone } = lead.fields;
  for (const text of [firstName, lastName, companyName]) {
    for (const word of splitWords(foldText(text ?? ''))) {
      add(word);
      for (const part of innerParts(word)) add(part);
      for (const run of unspacedRuns(word)) {
        const characters = [...run];
        for (const [place, character] of characters.entries()) {
          tokens.add(character);
          const next = characters[place + 1];
          if (next !== undefined) tokens.add(character + next);
        }
      }
    }
  }
  if (email !== undefined) {
    const address = foldText(email);
    const at = address.lastIndexOf('@');
    add(address);
    for (const part of innerParts(address.slice(0, at))) if (part.length > 1) add(part);
    add(address.slice(at + 1));
  }
  if (companyDomain !== undefined) add(foldText(companyDomain));
  if (phone !== undefined) {
    const digits = foldText(phone).replaceAll(/\D/g, '');
    if (digits.length >= 3)
      for (const number of new Set([digits, nationalNumber(digits)])) add(number, digitPrefixLengths);
  }
  tokens.delete('');
  return [...tokens].slice(0, maxTokens);
}
