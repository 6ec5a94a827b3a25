import { HubError, type PageOf, type PageQuery } from '@leadloom/contracts';

/** A page of a list that is whole in memory; the cursor is the place of the next item. */
export function pageOfList<Item>(items: readonly Item[], { limit = 50, cursor }: PageQuery): PageOf<Item> {
  const start = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isSafeInteger(start) || start < 0)
    throw new HubError('invalid_input', 'The cursor is not one of this list: begin again without a cursor.');
  const end = start + limit;
  return {
    items: items.slice(start, end),
    nextCursor: end < items.length ? String(end) : null,
    total: items.length,
    totalIsExact: true,
  };
}
