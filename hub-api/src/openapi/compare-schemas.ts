type Json = Record<string, unknown>;

/** A request may demand less than before, an answer may say more. */
export type Side = 'request' | 'answer';

interface Documents {
  side: Side;
  before: Json;
  after: Json;
}

const upperLimits = ['maximum', 'maxLength', 'maxItems'];
const lowerLimits = ['minimum', 'minLength', 'minItems'];

/** Breaking differences of two JSON Schemas; references are followed in their own documents. */
export function compareSchemas(documents: Documents, was: unknown, is: unknown, place: string, depth = 0): string[] {
  if (depth > 12) return [];
  const old = resolve(was, documents.before);
  const now = resolve(is, documents.after);
  if (old === undefined) return [];
  if (now === undefined) return [`${place} is gone`];
  const changes: string[] = [];
  const { side } = documents;

  const oldKinds = kindsOf(old, documents.before);
  const newKinds = kindsOf(now, documents.after);
  const [must, may] = side === 'request' ? [oldKinds, newKinds] : [newKinds, oldKinds];
  if (may.size > 0)
    for (const kind of must)
      if (!may.has(kind))
        changes.push(`${place} ${side === 'request' ? `no longer takes ${kind}` : `may now be ${kind}`}`);

  const oldProperties = (old['properties'] ?? {}) as Json;
  const newProperties = (now['properties'] ?? {}) as Json;
  const oldRequired = new Set((old['required'] ?? []) as string[]);
  const newRequired = new Set((now['required'] ?? []) as string[]);
  for (const [name, schema] of Object.entries(oldProperties))
    changes.push(...compareSchemas(documents, schema, newProperties[name], `${place}.${name}`, depth + 1));
  if (side === 'request') {
    for (const name of newRequired) if (!oldRequired.has(name)) changes.push(`${place}.${name} is now required`);
    for (const limit of upperLimits)
      if (Number(now[limit] ?? Infinity) < Number(old[limit] ?? Infinity)) changes.push(`${place}: ${limit} is lower`);
    for (const limit of lowerLimits)
      if (Number(now[limit] ?? -Infinity) > Math.max(0, Number(old[limit] ?? -Infinity)))
        changes.push(`${place}: ${limit} is higher`);
  } else
    for (const name of oldRequired)
      if (!newRequired.has(name) && name in newProperties) changes.push(`${place}.${name} may now be missing`);
  if (old['items'] !== undefined)
    changes.push(...compareSchemas(documents, old['items'], now['items'], `${place}[]`, depth + 1));
  return changes;
}

function resolve(schema: unknown, document: Json): Json | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const reference = (schema as Json)['$ref'];
  if (typeof reference !== 'string') return schema as Json;
  const found = reference
    .replace('#/', '')
    .split('/')
    .reduce<unknown>((part, name) => (part as Json | undefined)?.[name], document);
  return resolve(found, document);
}

/** What the schema takes, in words: its types, or its constants where they are listed. Empty = anything. */
function kindsOf(schema: Json, document: Json): Set<string> {
  if ('const' in schema) return new Set([JSON.stringify(schema['const'])]);
  const options = schema['anyOf'];
  if (Array.isArray(options)) {
    const kinds = options.map((option) => kindsOf(resolve(option, document) ?? {}, document));
    return kinds.some((kind) => kind.size === 0) ? new Set() : new Set(kinds.flatMap((kind) => [...kind]));
  }
  const type = schema['type'];
  if (typeof type !== 'string') return new Set();
  // An integer is a number: widening one to the other takes more.
  return new Set(type === 'number' ? ['number', 'integer'] : [type]);
}
