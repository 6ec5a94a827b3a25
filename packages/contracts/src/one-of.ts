import { type TLiteral, type TSchemaOptions, type TUnion, Type } from 'typebox';

type Literals<Words extends readonly string[]> = { -readonly [Place in keyof Words]: TLiteral<Words[Place]> };

/** One of several words. */
export function OneOf<const Words extends readonly string[]>(
  words: Words,
  options: TSchemaOptions = {},
): TUnion<Literals<Words>> {
  const literals = words.map((word) => Type.Literal(word));
  return Type.Union(literals, options) as unknown as TUnion<Literals<Words>>;
}
