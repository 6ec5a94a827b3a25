import type { Company, ContactValue, Entity } from '../company.ts';
import { ENTITY_TYPES, type EntityType } from '../entity-type.ts';
import { COMPANY_ID, USERS } from '../users.ts';

/** `2026-11-21T10:00:00Z` → `2026-11-21 10:00:00` */
export function toOldTime(value: unknown): unknown {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, 19).replace('T', ' ') : value;
}

function owner(id: unknown) {
  const user = USERS.find((one) => one.id === id);
  return user ? { ...user, has_pic: 0, pic_hash: null, active_flag: true, value: user.id } : id;
}

/** v1 shows a referenced record inline, with its id as `value`. */
function reference(company: Company, type: EntityType, id: unknown) {
  const record = typeof id === 'number' ? company.records(type).get(String(id)) : undefined;
  if (!record) return null;
  const emails = record['emails'] as readonly ContactValue[] | undefined;
  return {
    name: record['name'],
    active_flag: !record.is_deleted,
    owner_id: record['owner_id'],
    ...(emails
      ? { email: emails, phone: record['phones'] }
      : { people_count: 0, address: (record['address'] as { value?: string } | null)?.value ?? null }),
    value: record.id,
  };
}

const nameOf = (company: Company, type: EntityType, id: unknown) =>
  (typeof id === 'number' ? company.records(type).get(String(id))?.['name'] : undefined) ?? null;

function renderPerson(company: Company, entity: Entity) {
  const emails = entity['emails'] as readonly ContactValue[];
  const phones = entity['phones'] as readonly ContactValue[];
  return {
    owner_id: owner(entity['owner_id']),
    org_id: reference(company, ENTITY_TYPES.organization, entity['org_id']),
    org_name: nameOf(company, ENTITY_TYPES.organization, entity['org_id']),
    email: emails.length > 0 ? emails : [{ value: '', primary: true }],
    phone: phones.length > 0 ? phones : [{ value: '', primary: true }],
    primary_email: emails.find((one) => one.primary)?.value ?? null,
    first_char: String(entity['name']).charAt(0).toLowerCase(),
  };
}

function renderByType(company: Company, type: EntityType, entity: Entity): Record<string, unknown> {
  switch (type.name) {
    case 'person':
      return renderPerson(company, entity);
    case 'organization':
      return {
        owner_id: owner(entity['owner_id']),
        address: (entity['address'] as { value?: string } | null)?.value ?? null,
      };
    case 'deal':
      return {
        user_id: owner(entity['owner_id']),
        creator_user_id: owner(entity['creator_user_id']),
        person_id: reference(company, ENTITY_TYPES.person, entity['person_id']),
        org_id: reference(company, ENTITY_TYPES.organization, entity['org_id']),
        person_name: nameOf(company, ENTITY_TYPES.person, entity['person_id']),
        org_name: nameOf(company, ENTITY_TYPES.organization, entity['org_id']),
        deleted: entity.is_deleted,
      };
    case 'activity':
      return { user_id: entity['owner_id'], busy_flag: entity['busy'] };
    default:
      return { owner_id: owner(entity['owner_id']) };
  }
}

const RENAMED = ['emails', 'phones', 'custom_fields', 'is_deleted'];

/** An entity as v1 showed it: inline references, custom fields at the top, times without zone, visibility as text. */
export function renderOldEntity(company: Company, type: EntityType, entity: Entity): Record<string, unknown> {
  const plain = Object.entries(entity).filter(([name]) => !RENAMED.includes(name));
  const custom = company.customFields(type).map((field) => [field.code, entity.custom_fields[field.code] ?? null]);
  const labels = entity['label_ids'] as readonly number[] | undefined;
  return {
    ...Object.fromEntries(plain.map(([name, value]) => [name, toOldTime(value)])),
    ...Object.fromEntries(custom),
    ...renderByType(company, type, entity),
    company_id: COMPANY_ID,
    active_flag: !entity.is_deleted,
    label: labels?.[0] ?? null,
    ...('visible_to' in entity ? { visible_to: String(entity['visible_to']) } : {}),
  };
}
