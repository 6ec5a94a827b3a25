import type { Collection } from '../../server/collection.ts';
import type { VendorContext } from '../../server/vendor.ts';
import { builtInCustomFields, type CustomField } from './custom-field.ts';
import { ENTITY_TYPES, type EntityType } from './entity-type.ts';

/** A record as v2 shows it, but for custom fields that have no value: those are left out here. */
export type Entity = Readonly<Record<string, unknown>> & {
  readonly id: number;
  readonly is_deleted: boolean;
  readonly custom_fields: Readonly<Record<string, unknown>>;
};

export interface ContactValue {
  readonly value: string;
  readonly primary: boolean;
  readonly label: string;
}

/** A lead or a note: v1 objects with their own shapes. */
export type PlainRecord = Readonly<Record<string, unknown>> & { readonly id: string | number };

export interface Settings {
  /** Calls and searches in two seconds, tokens a day. */
  readonly burstLimit: number;
  readonly searchLimit: number;
  readonly dailyTokens: number;
}

/** A large plan with three seats; the limit of searches is the same on every plan. */
const DEFAULT_SETTINGS: Settings = { burstLimit: 100, searchLimit: 10, dailyTokens: 630_000 };

/** The simulated company account over the sandbox's state. */
export interface Company {
  readonly context: VendorContext;
  settings(): Settings;
  change(settings: Partial<Settings>): void;
  records(type: EntityType): Collection<Entity>;
  /** Live records that have the text, in lower case, as `field:text`; fields are as `searchKeys` names them. */
  findExact(type: EntityType, field: string, text: string): readonly Entity[];
  customFields(type: EntityType): readonly CustomField[];
  readonly madeFields: Collection<CustomField>;
  readonly leads: Collection<PlainRecord>;
  readonly notes: Collection<PlainRecord>;
}

/** What exact searches look up, as `field:text`. */
function searchKeys(entity: Entity): string[] {
  if (entity.is_deleted) return [];
  const text = (field: string) =>
    typeof entity[field] === 'string' ? [`${field}:${entity[field].toLowerCase()}`] : [];
  const contacts = (field: string, as: string) =>
    ((entity[field] as readonly ContactValue[] | undefined) ?? []).map((one) => `${as}:${one.value.toLowerCase()}`);
  const custom = Object.entries(entity.custom_fields).flatMap(([code, value]) => {
    return typeof value === 'string' ? [`custom_fields:${value.toLowerCase()}`, `${code}:${value.toLowerCase()}`] : [];
  });
  const keys = ['name', 'title', 'code'].flatMap(text);
  return [...new Set([...keys, ...contacts('emails', 'email'), ...contacts('phones', 'phone'), ...custom])];
}

export function openCompany(context: VendorContext): Company {
  const { state } = context;
  const settings = state.collection<Partial<Settings>>('pipedrive', 'settings');
  const madeFields = state.collection<CustomField>('pipedrive', 'custom-fields');
  const madeByEntity = madeFields.index('entity', (field) => field.entity);
  const indexes = new Map(
    Object.values(ENTITY_TYPES).map((type) => {
      return [type.name, state.collection<Entity>('pipedrive', type.plural).index('search', searchKeys)] as const;
    }),
  );
  return {
    context,
    settings: () => ({ ...DEFAULT_SETTINGS, ...settings.get('settings') }),
    change: (changes) => settings.put('settings', { ...settings.get('settings'), ...changes }),
    records: (type) => state.collection<Entity>('pipedrive', type.plural),
    findExact: (type, field, text) => indexes.get(type.name)?.get(`${field}:${text.toLowerCase()}`) ?? [],
    customFields: (type) => [...builtInCustomFields(type), ...madeByEntity.get(type.name)],
    madeFields,
    leads: state.collection<PlainRecord>('pipedrive', 'leads'),
    notes: state.collection<PlainRecord>('pipedrive', 'notes'),
  };
}
