/** Gathers the schemas with an `$id` as components of the document and puts references in their places. */
export function collectSchemas() {
  const components: Record<string, unknown> = {};

  const refer = (schema: unknown): unknown => {
    if (Array.isArray(schema)) return schema.map(refer);
    if (typeof schema !== 'object' || schema === null) return schema;
    const { $id, ...rest } = schema as Record<string, unknown>;
    if (typeof $id !== 'string') return mapValues(schema as Record<string, unknown>, refer);
    components[$id] ??= mapValues(rest, refer);
    return { $ref: `#/components/schemas/${$id}` };
  };
  const collected = () => Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1)));

  return { refer, collected };
}

function mapValues(record: Record<string, unknown>, map: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
