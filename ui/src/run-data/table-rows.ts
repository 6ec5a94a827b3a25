import type { FieldPath } from './field-expression.ts';

export interface Cell {
  path: FieldPath;
  value: unknown;
}

/** `{lead: {fields: {…}}}` becomes columns `lead.fields.…`; lists stay whole. Three levels at most. */
export function tableRow(json: unknown, prefix: FieldPath = []): Map<string, Cell> {
  const row = new Map<string, Cell>();
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    row.set('value', { path: prefix, value: json });
    return row;
  }
  for (const [key, value] of Object.entries(json)) {
    const path = [...prefix, key];
    const isNested = typeof value === 'object' && value !== null && !Array.isArray(value) && path.length < 3;
    if (isNested) for (const [name, cell] of tableRow(value, path)) row.set(name, cell);
    else row.set(path.join('.'), { path, value });
  }
  return row;
}
