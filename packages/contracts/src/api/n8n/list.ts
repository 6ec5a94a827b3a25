import { type Static, type TSchema, Type } from 'typebox';
import { Nullable } from '../../page.ts';

/** Paging of n8n's lists. A cursor holds the limit of the page before, so that a client may send it alone. */
export const N8nPageQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 250 })),
  cursor: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type N8nPageQuery = Static<typeof N8nPageQuery>;

/** A page of one of n8n's lists. */
export function N8nList<Item extends TSchema>(item: Item) {
  return Type.Object({ data: Type.Array(item), nextCursor: Nullable(Type.String()) });
}

export interface N8nListOf<Item> {
  data: Item[];
  nextCursor: string | null;
}
