import { HubError, type PageOf, type PageQuery } from '@leadloom/contracts';
import type { Collection, Document, Filter } from 'mongodb';

/** Totals are counted up to here; beyond it they are a lower bound. */
export const countLimit = 10_000;
export const defaultLimit = 50;

export interface FindPageOptions {
  filter: Filter<Document>;
  query: PageQuery;
  /** Field whose value is unique within the filter; `_id` unless it says otherwise. */
  key?: string;
  /** -1 = newest first, the default. */
  direction?: 1 | -1;
  projection?: Document;
  /** Rows to leave out before the first page. */
  skip?: number;
}

/**
 * A page by keyset: rows behind the last key of the page before, so that its cost does not grow with its depth and rows that come or
 * go meanwhile neither repeat nor hide others.
 * @throws HubError `invalid_input` for a cursor that is not ours.
 */
export async function findPage<Row extends Document, Item>(
  collection: Collection<Row>,
  options: FindPageOptions,
  toItem: (row: Row) => Item,
): Promise<PageOf<Item>> {
  const { filter, query, key = '_id', direction = -1, projection, skip = 0 } = options;
  const limit = query.limit ?? defaultLimit;
  const behind = query.cursor === undefined ? {} : keyBehind(key, direction, readCursor(query.cursor));
  const rowFilter = { $and: [filter, behind] } as Filter<Row>;
  const [rows, counted] = await Promise.all([
    collection
      .find(rowFilter, projection === undefined ? {} : { projection })
      .sort({ [key]: direction })
      .skip(query.cursor === undefined ? skip : 0)
      .limit(limit + 1)
      .toArray() as unknown as Promise<Row[]>,
    collection.countDocuments(filter as Filter<Row>, { limit: countLimit + 1 }),
  ]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(toItem),
    nextCursor: last === undefined ? null : writeCursor(valueAt(last, key)),
    ...totalOf(counted),
  };
}

/** Says of a count that was stopped at `countLimit + 1` what is known. */
export function totalOf(counted: number): { total: number; totalIsExact: boolean } {
  return { total: Math.min(counted, countLimit), totalIsExact: counted <= countLimit };
}

export function keyBehind(key: string, direction: 1 | -1, last: string): Document {
  return { [key]: direction === 1 ? { $gt: last } : { $lt: last } };
}

export function writeCursor(key: string): string {
  return Buffer.from(JSON.stringify([key])).toString('base64url');
}

export function readCursor(cursor: string): string {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parsed) && typeof parsed[0] === 'string') return parsed[0];
  } catch {
    // Falls through to the one message for every cursor that is not ours.
  }
  throw new HubError('invalid_input', 'The cursor is not one of ours: ask for the first page again, without a cursor', {
    details: { field: 'cursor' },
  });
}

function valueAt(row: Document, path: string): string {
  return String(path.split('.').reduce<unknown>((value, name) => (value as Document)[name], row));
}
