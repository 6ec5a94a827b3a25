import type { Company, Entity } from './company.ts';
import { ENTITY_TYPES } from './entity-type.ts';
import { createEntity } from './write-entity.ts';
import type { Origin } from './webhooks.ts';

/** A new open deal with what the other has, but for its times. */
export function duplicateDeal(company: Company, deal: Entity, origin: Origin): Entity {
  const taken = Object.entries(deal).filter(([name]) => name in ENTITY_TYPES.deal.fields && !name.endsWith('_time'));
  return createEntity(
    company,
    ENTITY_TYPES.deal,
    { fields: Object.fromEntries(taken), customFields: deal.custom_fields },
    origin,
  );
}
