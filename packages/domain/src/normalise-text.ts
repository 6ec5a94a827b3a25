/** Composed form, no control or invisible characters, single spaces; undefined when nothing is left. */
export function normaliseText(text: string): string | undefined {
  const clean = text
    .normalize('NFC')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\p{Cc}\p{Zs}\s]+/gu, ' ')
    .trim();
  return clean === '' || emptyMarks.has(clean.toLowerCase()) ? undefined : clean;
}

/** What people type into a cell that has no value. */
const emptyMarks = new Set(['-', '--', '—', 'n/a', 'na', 'null', 'none', 'nil', 'undefined', '#n/a', '?', '.']);
