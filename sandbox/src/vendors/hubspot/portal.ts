import type { Collection } from '../../server/collection.ts';
import type { VendorContext } from '../../server/vendor.ts';
import type { Association } from './associations.ts';
import type { ChangeEvent } from './change-event.ts';
import type { ObjectType } from './object-type.ts';
import { OBJECT_TYPES } from './object-type.ts';
import { builtInProperties } from './properties/built-in.ts';
import type { Property } from './properties/property.ts';

export const PORTAL_ID = 48_120_077;

export interface PropertyVersion {
  readonly value: string;
  readonly timestamp: string;
  readonly sourceType: string;
}

export interface CrmRecord {
  readonly id: string;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly archived: boolean;
  readonly archivedAt?: string;
  /** All values are text, as on the wire; what is empty is not there. */
  readonly properties: Readonly<Record<string, string>>;
  /** Newest first, a few a property. */
  readonly history: Readonly<Record<string, readonly PropertyVersion[]>>;
}

export interface Settings {
  /** How long a write stays unseen by searches. */
  readonly searchLagMs: number;
  /** Calls in ten seconds, searches in one second. */
  readonly burstLimit: number;
  readonly searchLimit: number;
}

const DEFAULT_SETTINGS: Settings = { searchLagMs: 2000, burstLimit: 190, searchLimit: 5 };

/** The simulated account over the sandbox's state. */
export interface Portal {
  readonly context: VendorContext;
  settings(): Settings;
  change(settings: Partial<Settings>): void;
  records(type: ObjectType): Collection<CrmRecord>;
  /** Live records with this value of a property, compared in lower case. */
  findBy(type: ObjectType, property: string, value: string): readonly CrmRecord[];
  /** By name; built-in ones and those that were made. */
  properties(type: ObjectType): ReadonlyMap<string, Property>;
  saveProperty(type: ObjectType, property: Property): void;
  readonly associations: Collection<Association>;
  /** What a record was before writes that searches do not see yet: by id, undefined for a record that was not there. */
  readonly unseen: ReadonlyMap<ObjectType, Map<string, { before: CrmRecord | undefined; until: number }>>;
  /** Events of the running request, sent when it is answered. */
  readonly events: ChangeEvent[];
}

const builtIn = new Map(OBJECT_TYPES.map((type) => [type, builtInProperties(type.name)]));

export function openPortal(context: VendorContext): Portal {
  const { state } = context;
  const settings = state.collection<Partial<Settings>>('hubspot', 'settings');
  const made = state.collection<{ typeName: string; property: Property }>('hubspot', 'properties');
  const madeByType = made.index('type', (one) => one.typeName);
  const records = (type: ObjectType) => state.collection<CrmRecord>('hubspot', type.name);
  return {
    context,
    settings: () => ({ ...DEFAULT_SETTINGS, ...settings.get('settings') }),
    change: (changes) => settings.put('settings', { ...settings.get('settings'), ...changes }),
    records,
    findBy(type, property, value) {
      const key = (record: CrmRecord) => (record.archived ? undefined : record.properties[property]?.toLowerCase());
      return records(type).index(property, key).get(value.toLowerCase());
    },
    properties(type) {
      const all = new Map((builtIn.get(type) ?? []).map((property) => [property.name, property]));
      for (const { property } of madeByType.get(type.name)) all.set(property.name, property);
      return all;
    },
    saveProperty: (type, property) => made.put(`${type.name}/${property.name}`, { typeName: type.name, property }),
    associations: state.collection<Association>('hubspot', 'associations'),
    unseen: new Map(OBJECT_TYPES.map((type) => [type, new Map()])),
    events: [],
  };
}
