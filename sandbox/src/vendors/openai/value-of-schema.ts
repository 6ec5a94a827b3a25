import type { Schema } from './conversation.ts';

/** A value that a schema allows, made of a text: numbers are taken from it in order, texts are the text itself. */
export function valueOfSchema(schema: Schema, text: string): unknown {
  const numbers = (text.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  return make(schema);

  function make(one: Schema): unknown {
    if (one.const !== undefined) return one.const;
    if (one.enum !== undefined) return one.enum.find((value) => isNamed(value, text)) ?? one.enum[0] ?? null;
    const alternative = (one.anyOf ?? one.oneOf)?.find(({ type }) => type !== 'null');
    if (alternative !== undefined) return make(alternative);
    switch (Array.isArray(one.type) ? one.type.find((type) => type !== 'null') : one.type) {
      case 'number':
        return numbers.shift() ?? 1;
      case 'integer':
        return Math.trunc(numbers.shift() ?? 1);
      case 'boolean':
        return true;
      case 'array':
        return [make(one.items ?? { type: 'string' })];
      case 'null':
        return null;
      case 'string':
        return one.format === 'date-time' ? '2026-01-01T00:00:00Z' : one.format === 'date' ? '2026-01-01' : text;
      default:
        return one.properties === undefined && one.type === undefined ? text : objectOf(one);
    }
  }

  function objectOf({ properties = {} }: Schema): Record<string, unknown> {
    return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, make(property)]));
  }
}

function isNamed(value: unknown, text: string): boolean {
  return typeof value === 'string' && value !== '' && text.toLowerCase().includes(value.toLowerCase());
}
