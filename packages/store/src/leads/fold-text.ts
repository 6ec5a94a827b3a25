/** Letters that Unicode does not decompose into a base letter and a mark, by what people type for them. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ς: 'σ',
  ё: 'е',
};
const undecomposed = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

/**
 * Marks that are optional in writing: of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs. The marks of Indic scripts, Thai
 * and kana are part of the word and stay.
 */
const optionalMarks = new RegExp(
  String.raw`[\u0300-\u036F\u0591-\u05BD\u05BF-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF]`,
  'gu',
);

/** A text as it is compared in searches and sorts: compatibility forms unified, lower case, without diacritics. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(optionalMarks, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(undecomposed, (letter) => letters[letter] ?? letter);
}
