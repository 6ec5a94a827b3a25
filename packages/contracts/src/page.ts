import { type Static, type TSchema, Type } from 'typebox';

/** Paging of every list: `cursor` is opaque and comes from the page before; `limit` rows at most. */
export const PageQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type PageQuery = Static<typeof PageQuery>;

/** A page of a list. `total` is exact up to 10,000; then `totalIsExact` is false and it is a lower bound. */
export function Page<Item extends TSchema>(item: Item) {
  return Type.Object({
    items: Type.Array(item),
    nextCursor: Type.Union([Type.String(), Type.Null()]),
    total: Type.Integer(),
    totalIsExact: Type.Boolean(),
  });
}

export interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
  total: number;
  totalIsExact: boolean;
}

export const Id = Type.String({ minLength: 1, maxLength: 128 });
/** RFC 3339 in UTC with milliseconds. */
export const Timestamp = Type.String({ format: 'date-time' });
export const Nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
