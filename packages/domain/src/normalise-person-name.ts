import { normaliseText } from './normalise-text.ts';

/** A given or family name: cleaned; words that are wholly upper or lower case get a capital. Mixed case (McDonald, van der Berg) stays. */
export function normalisePersonName(text: string): string | undefined {
  const name = normaliseText(text.replace(/[,;]+$/, ''));
  if (name === undefined || !/\p{L}/u.test(name)) return undefined;
  const isOneCase = name === name.toUpperCase() || name === name.toLowerCase();
  if (!isOneCase || name.length < 3) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
