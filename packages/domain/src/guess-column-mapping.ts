import type { ColumnMapping, LeadFieldName } from '@leadloom/contracts';
import { columnNames } from './column-names.ts';
import { normaliseEmail } from './normalise-email.ts';
import { normaliseLinkedinUrl } from './normalise-linkedin-url.ts';

/**
 * Guesses what each column of a CSV file holds.
 * 1. a header that is a known name of a field;
 * 2. a header that holds such a name as its words, the longest first;
 * 3. the values of the first rows: addresses and profiles show what they are.
 * A field is given to one column only, the first that fits best; the other columns stay out (null).
 */
export function guessColumnMapping(columns: readonly string[], rows: readonly (readonly string[])[]): ColumnMapping {
  const guessed = new Map<number, LeadFieldName>();
  const taken = new Set<LeadFieldName>();
  const guess = (test: (column: number) => LeadFieldName | undefined) => {
    for (const column of columns.keys()) {
      const field = guessed.has(column) ? undefined : test(column);
      if (field === undefined || taken.has(field)) continue;
      guessed.set(column, field);
      taken.add(field);
    }
  };
  const keys = columns.map(headerKey);
  guess((column) => exactNames.get(keys[column] ?? ''));
  guess((column) => containedName(keys[column] ?? ''));
  guess((column) => fieldOfValues(rows.map((row) => row[column] ?? '')));
  return Object.fromEntries(columns.map((name, column) => [name, guessed.get(column) ?? null]));
}

const headerKey = (header: string) =>
  header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const exactNames: ReadonlyMap<string, LeadFieldName> = new Map(
  Object.entries(columnNames).flatMap(([field, names]) =>
    names.map((name) => [headerKey(name), field as LeadFieldName] as const),
  ),
);
const longestFirst = [...exactNames].filter(([name]) => name.length > 2).sort(([a], [b]) => b.length - a.length);

function containedName(key: string): LeadFieldName | undefined {
  return longestFirst.find(([name]) => ` ${key} `.includes(` ${name} `))?.[1];
}

function fieldOfValues(values: readonly string[]): LeadFieldName | undefined {
  const given = values.filter((value) => value.trim() !== '');
  if (given.length === 0) return undefined;
  const share = (test: (value: string) => unknown) =>
    given.filter((value) => test(value) !== undefined).length / given.length;
  if (share(normaliseEmail) >= 0.6) return 'email';
  if (share((value) => (value.includes('linkedin.') ? normaliseLinkedinUrl(value) : undefined)) >= 0.6)
    return 'linkedinUrl';
  return undefined;
}
