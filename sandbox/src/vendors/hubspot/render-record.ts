import { associationsOf } from './associations.ts';
import { findObjectType, type ObjectType } from './object-type.ts';
import type { CrmRecord, Portal } from './portal.ts';

export interface Shown {
  /** Undefined = the type's defaults, 'all' = everything that has a value. */
  readonly properties?: readonly string[] | 'all';
  readonly propertiesWithHistory?: readonly string[];
  readonly associations?: readonly string[];
}

/** A record as the CRM API shows it; properties that were asked for and have no value are null, unknown ones are left out. */
export function renderRecord(
  portal: Portal,
  type: ObjectType,
  record: CrmRecord,
  shown: Shown = {},
): Record<string, unknown> {
  const { properties: wanted, propertiesWithHistory, associations } = shown;
  const definitions = portal.properties(type);
  const always = [type.createdProperty, 'hs_object_id', type.modifiedProperty];
  const asked = wanted === 'all' ? Object.keys(record.properties) : (wanted ?? type.defaultProperties);
  const names = [...new Set([...asked, ...always])].filter((name) => definitions.has(name));
  const history = propertiesWithHistory?.map((name) => [name, record.history[name] ?? []] as const);
  const links = associations?.flatMap((name) => {
    const to = findObjectType(name);
    const found = to ? associationsOf(portal, type, record.id, to) : [];
    if (!to || found.length === 0) return [];
    const results = found.flatMap((link) =>
      link.types.map((one) => ({
        id: link.toId,
        type: `${type.singular}_to_${to.singular}${one.label === 'Primary' ? '' : '_unlabeled'}`,
      })),
    );
    return [[to.name, { results }] as const];
  });
  return {
    id: record.id,
    properties: Object.fromEntries(names.sort().map((name) => [name, record.properties[name] ?? null])),
    ...(history ? { propertiesWithHistory: Object.fromEntries(history) } : {}),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    archived: record.archived,
    ...(record.archivedAt ? { archivedAt: record.archivedAt } : {}),
    ...(links && links.length > 0 ? { associations: Object.fromEntries(links) } : {}),
  };
}
