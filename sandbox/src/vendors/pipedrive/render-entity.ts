import type { Company, Entity } from './company.ts';
import type { EntityType } from './entity-type.ts';

/** An entity as v2 shows it: every custom field is there, null when it has no value. */
export function renderEntity(company: Company, type: EntityType, entity: Entity): Record<string, unknown> {
  const codes = company.customFields(type).map((field) => field.code);
  return {
    ...entity,
    custom_fields: Object.fromEntries(codes.map((code) => [code, entity.custom_fields[code] ?? null])),
  };
}
