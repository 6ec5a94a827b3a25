import { type Query, readInteger, readLimit } from '../read-query.ts';

/** One page of a v1 list, by offset. */
export function page<T>(all: readonly T[], query: Query, show: (one: T) => unknown = (one) => one) {
  const start = readInteger(query, 'start') ?? 0;
  const limit = readLimit(query);
  const end = start + limit;
  const more = end < all.length;
  const pagination = { start, limit, more_items_in_collection: more, ...(more ? { next_start: end } : {}) };
  return { success: true, data: all.slice(start, end).map(show), additional_data: { pagination } };
}
