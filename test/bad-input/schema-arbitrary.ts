import fc from 'fast-check';

/** The words of JSON Schema that the OpenAPI document uses. */
export interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  patternProperties?: Readonly<Record<string, Schema>>;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: string;
  pattern?: string;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** What has broken servers before: operators of MongoDB, prototypes, NUL, paths, surrogates, numbers that are no 32-bit integers. */
const junk: readonly unknown[] = [
  null,
  '',
  ' ',
  'x'.repeat(20_000),
  'nul\u0000byte',
  '../../etc/passwd',
  '%2e%2e%2f%00',
  '\uD800',
  '🙂'.repeat(70),
  '{{ $json.x }}',
  '={{ process.exit() }}',
  '<script>1</script>',
  -1,
  0,
  2 ** 53,
  1e308,
  0.1,
  true,
  [],
  [[]],
  {},
  { $gt: '' },
  { $where: 'sleep(1000)' },
  JSON.parse('{"__proto__": {"admin": true}}') as object,
  { constructor: { prototype: {} } },
  { 'a.b': { $set: 1 } },
  '2026-02-30T25:61:00Z',
  '+999999-01-01T00:00:00Z',
];

const words: Readonly<Record<string, string>> = {
  'date-time': '2026-11-01T10:00:00.000Z',
  date: '2026-11-01',
  email: 'ada@example.com',
  uri: 'https://example.com/a?b=c',
  uuid: '8d9c5b9e-2c3e-4f0a-9a55-0f5f7b2d1c11',
};

const maxDepth = 6;

/** Values of a schema, about every fifteenth of whose parts is something else. */
export function schemaArbitrary(schema: Schema, schemas: Schemas, ids: readonly string[]): fc.Arbitrary<unknown> {
  const make = (part: Schema, depth: number): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 14, arbitrary: right(part, depth) }, { weight: 1, arbitrary: fc.constantFrom(...junk) });
  const text = ({ format, minLength = 0, maxLength = 60 }: Schema) =>
    format !== undefined && words[format] !== undefined
      ? fc.constant(words[format])
      : fc.oneof(
          fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)), unit: 'grapheme' }),
          fc.constantFrom(...ids),
        );
  const right = (part: Schema, depth: number): fc.Arbitrary<unknown> => {
    if (part.$ref !== undefined) {
      const named = schemas[part.$ref.split('/').at(-1) ?? ''];
      if (named === undefined) throw new Error(`The document has no ${part.$ref}`);
      return right(named, depth);
    }
    const choices = part.anyOf ?? part.oneOf;
    if (choices !== undefined) return fc.oneof(...choices.map((choice) => right(choice, depth)));
    if (part.allOf !== undefined)
      return fc
        .tuple(...part.allOf.map((one) => right(one, depth)))
        .map((parts) => Object.assign({}, ...(parts as object[])) as unknown);
    if ('const' in part) return fc.constant(part.const);
    if (part.enum !== undefined) return fc.constantFrom(...part.enum);
    const [type] = Array.isArray(part.type) ? (part.type as string[]) : [part.type as string | undefined];
    const { minimum, maximum } = part;
    switch (type) {
      case 'string':
        return text(part);
      case 'integer':
        return fc.integer({ min: minimum ?? -1000, max: maximum ?? Math.max(1000, minimum ?? 0) });
      case 'number':
        return fc.double({ min: minimum ?? -1e6, max: maximum ?? 1e6, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array':
        return depth >= maxDepth
          ? fc.constant([])
          : fc.array(make(part.items ?? {}, depth + 1), {
              minLength: part.minItems ?? 0,
              maxLength: Math.max(part.minItems ?? 0, Math.min(part.maxItems ?? 3, 3)),
            });
      case 'object':
        return object(part, depth);
      default:
        return fc.constantFrom(...junk);
    }
  };
  const object = ({ properties = {}, required = [], ...rest }: Schema, depth: number): fc.Arbitrary<unknown> => {
    const known = Object.fromEntries(
      Object.entries(properties).map(([name, part]) => [
        name,
        depth >= maxDepth && !required.includes(name) ? fc.constant(undefined) : make(part, depth + 1),
      ]),
    );
    const free = Object.values(rest.patternProperties ?? {})[0] ?? rest.additionalProperties;
    const others =
      typeof free === 'object' && depth < maxDepth
        ? fc.dictionary(fc.string({ maxLength: 12 }), make(free, depth + 1), { maxKeys: 2 })
        : fc.constant({});
    return fc
      .tuple(fc.record(known, { requiredKeys: required.filter((name) => name in known) }), others)
      .map(([named, more]) => ({ ...more, ...named }));
  };
  return make(schema, 0);
}
