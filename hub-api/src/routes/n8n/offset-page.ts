import type { N8nListOf, N8nPageQuery } from '@leadloom/contracts';
import { n8nPage } from './n8n-page.ts';

/** A page of a list that is read by how many come before it. */
export function offsetPage<Item, Shown>(
  query: N8nPageQuery,
  list: (place: { skip: number; take: number }) => Promise<{ count: number; data: Item[] }>,
  show: (items: Item[]) => Shown[],
): Promise<N8nListOf<Shown>> {
  return n8nPage(
    query,
    async ({ limit, cursor = '0' }) => {
      const skip = /^\d{1,9}$/.test(cursor) ? Number(cursor) : 0;
      const { count, data } = await list({ skip, take: limit });
      const next = skip + data.length;
      return {
        items: data,
        nextCursor: data.length > 0 && next < count ? String(next) : null,
        total: count,
        totalIsExact: true,
      };
    },
    show,
  );
}
