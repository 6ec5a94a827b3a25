import type { CrmRecord } from '../portal.ts';

interface Window {
  readonly page: readonly CrmRecord[];
  readonly hasMore: boolean;
  /** What the next call passes as its offset: the last id of the page. */
  readonly offset: number;
}

/** A page of live records in the order of their ids, after the id `offset`. */
export function listWindow(records: Iterable<CrmRecord>, limit: number, offset: number): Window {
  const rest: CrmRecord[] = [];
  for (const record of records) {
    if (!record.archived && Number(record.id) > offset) rest.push(record);
    if (rest.length > limit) break;
  }
  const page = rest.slice(0, limit);
  return { page, hasMore: rest.length > limit, offset: Number(page.at(-1)?.id ?? offset) };
}

/** A page of live records, the latest first, by a number of records to leave out. */
export function latestWindow(
  records: Iterable<CrmRecord>,
  by: 'createdAt' | 'updatedAt',
  limit: number,
  offset: number,
  since = 0,
) {
  const found = [...records]
    .filter((record) => !record.archived && Date.parse(record[by]) >= since)
    .sort((left, right) => (left[by] < right[by] ? 1 : left[by] > right[by] ? -1 : Number(right.id) - Number(left.id)));
  const end = offset + limit;
  return { page: found.slice(offset, end), hasMore: end < found.length, offset: end, total: found.length };
}
