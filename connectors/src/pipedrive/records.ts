import { Nullable } from '@leadloom/contracts';
import { type Static, type TSchema, Type } from 'typebox';

const ContactDetails = Type.Optional(
  Nullable(
    Type.Array(
      Type.Object({
        value: Type.String(),
        primary: Type.Optional(Type.Boolean()),
        label: Type.Optional(Nullable(Type.String())),
      }),
    ),
  ),
);

export const Person = Type.Object({
  id: Type.Integer(),
  name: Type.Optional(Nullable(Type.String())),
  emails: ContactDetails,
  phones: ContactDetails,
  org_id: Type.Optional(Nullable(Type.Integer())),
  custom_fields: Type.Optional(Nullable(Type.Record(Type.String(), Type.Unknown()))),
});
export type Person = Static<typeof Person>;

export const Organization = Type.Object({ id: Type.Integer(), name: Type.Optional(Nullable(Type.String())) });
export type Organization = Static<typeof Organization>;

export const One = <Item extends TSchema>(item: Item) => Type.Object({ data: item });

export const PageOf = <Item extends TSchema>(item: Item) =>
  Type.Object({
    data: Type.Array(item),
    additional_data: Type.Optional(Nullable(Type.Object({ next_cursor: Type.Optional(Nullable(Type.String())) }))),
  });

/** Hits carry only some of a record: it is read by its id then. */
export const Hits = Type.Object({
  data: Type.Object({ items: Type.Array(Type.Object({ item: Type.Object({ id: Type.Integer() }) })) }),
});
