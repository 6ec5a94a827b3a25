/** Words of a folded text: at white space and at signs that never belong to a word, without punctuation at their ends. */
export function splitWords(folded: string): string[] {
  return folded
    .split(/[\s,;:/\\|()[\]{}<>"“”„«»!?*=、。・]+/u)
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, ''))
    .filter((word) => word !== '');
}

/** `jean-luc` → `jean`, `luc`, `jeanluc`; `o'brien` → `brien`, `obrien`. Nothing for a word without signs inside. */
export function innerParts(word: string): string[] {
  const parts = word.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== '');
  return parts.length < 2 ? (parts[0] === word ? [] : parts) : [...parts, parts.join('')];
}

const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const runs = new RegExp(`[${unspaced}]+`, 'gu');
const startsShort = new RegExp(String.raw`^[${unspaced}\p{Script=Hangul}]`, 'u');

/** Runs of scripts that put no spaces between words. */
export function unspacedRuns(word: string): string[] {
  return word.match(runs) ?? [];
}

/** Whether one character says as much as two or three letters of an alphabet, as in Chinese or Korean. */
export function startsWithSyllable(word: string): boolean {
  return startsShort.test(word);
}
