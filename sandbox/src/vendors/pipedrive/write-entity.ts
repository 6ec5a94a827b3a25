import type { Company, Entity } from './company.ts';
import type { EntityType } from './entity-type.ts';
import { type EntityInput } from './read-input.ts';
import { OWN_USER } from './users.ts';
import { type Origin, tellWebhooks } from './webhooks.ts';

/** RFC 3339, whole seconds. */
export function timestamp(company: Company): string {
  return `${new Date(company.context.now()).toISOString().slice(0, 19)}Z`;
}

function withoutNulls(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** What follows from what was given: parts of names, times of a deal's end, the time at which an activity was done. */
function derive(type: EntityType, fields: Readonly<Record<string, unknown>>, now: string): Record<string, unknown> {
  if (type.name === 'person' && typeof fields['name'] === 'string') {
    const [first = '', ...rest] = fields['name'].trim().split(/\s+/);
    return { first_name: first, last_name: rest.join(' ') };
  }
  if (type.name === 'deal') {
    const status = fields['status'];
    const closed = status === 'won' || status === 'lost' ? { close_time: now, [`${status}_time`]: now } : {};
    const moved = 'stage_id' in fields ? { stage_change_time: now } : {};
    return { ...moved, ...(status === 'open' ? { close_time: null, won_time: null, lost_time: null } : closed) };
  }
  return type.name === 'activity' && fields['done'] === true ? { marked_as_done_time: now } : {};
}

export function createEntity(
  company: Company,
  type: EntityType,
  { fields, customFields }: EntityInput,
  origin: Origin,
): Entity {
  const records = company.records(type);
  const now = timestamp(company);
  const id = records.nextNumber();
  const entity: Entity = {
    id,
    ...type.defaults,
    owner_id: origin.userId,
    ...(type.name === 'deal' || type.name === 'activity' ? { creator_user_id: origin.userId } : {}),
    add_time: now,
    update_time: now,
    ...derive(type, fields, now),
    ...fields,
    is_deleted: false,
    custom_fields: withoutNulls(customFields),
  };
  records.put(String(id), entity);
  tellWebhooks(company, type.name, undefined, entity, origin);
  return entity;
}

/** Changes an entity; one that changes nothing leaves its time alone. */
export function updateEntity(
  company: Company,
  type: EntityType,
  before: Entity,
  input: EntityInput,
  origin: Origin,
): Entity {
  const now = timestamp(company);
  const customFields = withoutNulls({ ...before.custom_fields, ...input.customFields });
  const changed = { ...derive(type, input.fields, now), ...input.fields };
  const after: Entity = { ...before, ...changed, custom_fields: customFields };
  if (JSON.stringify(after) === JSON.stringify(before)) return before;
  const saved: Entity = { ...after, update_time: now };
  company.records(type).put(String(saved.id), saved);
  tellWebhooks(company, type.name, before, saved, origin);
  return saved;
}

/** Marked as deleted, as Pipedrive keeps it for 30 days. */
export function deleteEntity(company: Company, type: EntityType, before: Entity, origin: Origin): void {
  if (before.is_deleted) return;
  company.records(type).put(String(before.id), { ...before, is_deleted: true, update_time: timestamp(company) });
  tellWebhooks(company, type.name, before, undefined, origin);
}

export const API_ORIGIN: Origin = { changeSource: 'api', userId: OWN_USER.id };
