import { type DataTableColumnType, HubError } from '@leadloom/contracts';

export type Cell = string | number | boolean | Date | null;

/**
 * A value as its column keeps it, made fit where n8n makes it fit: numbers and booleans out of text, text out of anything.
 * @throws HubError `invalid_input` for what cannot be made fit
 */
export function toCell(value: unknown, { name, type }: { name: string; type: DataTableColumnType }): Cell {
  if (value === null || value === undefined) return null;
  const cell = made[type](value);
  if (cell !== undefined) return cell;
  throw new HubError('invalid_input', `value '${textOf(value)}' does not match column type '${type}' of '${name}'`, {
    details: { column: name },
  });
}

const made: Readonly<Record<DataTableColumnType, (value: unknown) => Cell | undefined>> = {
  string: textOf,
  number: (value) => {
    const number = typeof value === 'object' ? Number.NaN : Number(value);
    return Number.isFinite(number) ? number : undefined;
  },
  boolean: (value) => {
    if (typeof value === 'boolean') return value;
    const word = textOf(value).toLowerCase();
    return word === 'true' || word === '1' ? true : word === 'false' || word === '0' ? false : undefined;
  },
  date: (value) => {
    if (typeof value !== 'string' && typeof value !== 'number' && !(value instanceof Date)) return undefined;
    const date = new Date(value);
    return Number.isNaN(date.getTime()) ? undefined : date;
  },
};

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
