import { HubspotError } from '../hubspot-error.ts';
import type { ObjectType } from '../object-type.ts';
import type { CrmRecord, Portal } from '../portal.ts';
import type { Property } from '../properties/property.ts';

/** Dates were ms since 1970 in the old API. */
function showValue(property: Property | undefined, value: string): string {
  return property?.type === 'datetime' || property?.type === 'date' ? String(Date.parse(value)) : value;
}

/** `[{name|property, value}]` as an object; read-only properties, which old clients send along, are left out. */
export function readLegacyProperties(portal: Portal, type: ObjectType, input: unknown): Record<string, unknown> {
  if (!Array.isArray(input))
    throw new HubspotError(400, 'VALIDATION_ERROR', 'properties must be a list of {name, value}');
  const definitions = portal.properties(type);
  const pairs = (input as { name?: string; property?: string; value?: unknown }[]).map(
    ({ name, property, value }) => [name ?? property ?? '', value] as const,
  );
  return Object.fromEntries(
    pairs.filter(([name]) => definitions.get(name)?.modificationMetadata.readOnlyValue !== true),
  );
}

/** `{name: {value, timestamp, source, versions}}`; `wanted` undefined = everything that has a value. */
export function renderLegacyProperties(
  portal: Portal,
  type: ObjectType,
  record: CrmRecord,
  wanted?: readonly string[],
) {
  const definitions = portal.properties(type);
  const names = wanted?.filter((name) => record.properties[name] !== undefined) ?? Object.keys(record.properties);
  return Object.fromEntries(
    names.map((name) => {
      const value = showValue(definitions.get(name), record.properties[name] ?? '');
      const timestamp = Date.parse(record.history[name]?.[0]?.timestamp ?? record.updatedAt);
      const common = { value, timestamp, source: 'API', sourceId: null };
      return [name, { ...common, versions: [{ ...common, name, sourceVid: [] }] }];
    }),
  );
}
