import { foldText } from './fold-text.ts';
import { splitWords } from './split-words.ts';

const maxTerms = 8;
/** From so many digits on, digits in several groups are one telephone number. */
const phoneDigits = 6;

/**
 * Beginnings of words that a lead must all have, of what somebody typed. Groups of digits are joined to one number, without the zeros
 * or the `+` in front; words keep the signs inside them that addresses have, others part them.
 */
export function parseSearch(text: string): string[] {
  const terms = new Set<string>();
  const groups = /(?<![\p{L}\p{N}@._-])\+?[\d(][\d\s().\-/]*\d(?![\p{L}@._-])/gu;
  const rest = foldText(text).replaceAll(groups, (run) => {
    const digits = run.replaceAll(/\D/g, '');
    if (digits.length < phoneDigits) return run;
    terms.add(digits.replace(/^0+/, ''));
    return ' ';
  });
  for (const word of splitWords(rest)) for (const term of termsOfWord(word)) terms.add(term);
  return [...terms].slice(0, maxTerms);
}

function termsOfWord(word: string): string[] {
  if (/[@._]/.test(word)) return [word];
  return word
    .replaceAll(/['’`]/g, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((part) => part !== '');
}
