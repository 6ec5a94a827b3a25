import type { DataField, NodeFields } from '@leadloom/contracts';

const most = 1000;
const deepest = 8;
const longestExample = 120;

interface Field {
  name: string | number;
  types: Set<string>;
  count: number;
  /** Number of the item that counted last: a field counts once an item, however many elements of a list have it. */
  seenIn: number;
  example?: string;
  fields: Map<string | number, Field>;
}

/** Collects which fields items have, one item after another. Elements of a list are taken together, as its element 0. */
export function collectFields(): { add: (json: unknown) => void; read: () => NodeFields } {
  const root = new Map<string | number, Field>();
  let total = 0;
  let known = 0;

  const visit = (fields: Map<string | number, Field>, name: string | number, value: unknown, depth: number) => {
    let field = fields.get(name);
    if (field === undefined) {
      if (known === most) return;
      known += 1;
      field = { name, types: new Set(), count: 0, seenIn: 0, fields: new Map() };
      fields.set(name, field);
    }
    if (field.seenIn !== total) field.count += 1;
    field.seenIn = total;
    field.types.add(typeOf(value));
    if (typeof value !== 'object' && value !== '' && value !== undefined)
      field.example ??= (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longestExample);
    if (typeof value !== 'object' || value === null || depth === deepest) return;
    for (const [key, inner] of Array.isArray(value)
      ? value.map((element) => [0, element] as const)
      : Object.entries(value))
      visit(field.fields, key, inner, depth + 1);
  };

  return {
    add: (json) => {
      total += 1;
      if (typeof json !== 'object' || json === null) return;
      for (const [key, value] of Object.entries(json)) visit(root, key, value, 1);
    },
    read: () => ({ total, fields: [...root.values()].flatMap((field) => flat(field, [])) }),
  };
}

function flat({ name, types, count, example, fields }: Field, before: DataField['path']): DataField[] {
  const path = [...before, name];
  const field = { path, types: [...types], count, ...(example === undefined ? {} : { example }) };
  return [field, ...[...fields.values()].flatMap((inner) => flat(inner, path))];
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}
