import type { Company, ContactValue, Entity } from './company.ts';
import type { EntityType } from './entity-type.ts';
import { ENTITY_TYPES } from './entity-type.ts';
import { validationFailed } from './pipedrive-error.ts';

export interface SearchInput {
  readonly term: string;
  readonly isExact: boolean;
  /** Undefined = all that the type is searched by. */
  readonly fields?: readonly string[];
  readonly organizationId?: number;
  readonly personId?: number;
  readonly status?: string;
}

interface Hit {
  readonly result_score: number;
  readonly item: Readonly<Record<string, unknown>> & { readonly id: number | string };
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  person: ['name', 'email', 'phone', 'custom_fields'],
  organization: ['name', 'custom_fields'],
  deal: ['title', 'custom_fields'],
  product: ['name', 'code', 'custom_fields'],
};

const values = (entity: Entity, field: string) =>
  ((entity[field] as readonly ContactValue[] | undefined) ?? []).map((one) => one.value);

const customTexts = (entity: Entity) =>
  Object.values(entity.custom_fields).filter((value) => typeof value === 'string');

function textsOf(entity: Entity, field: string): readonly string[] {
  if (field === 'email') return values(entity, 'emails');
  if (field === 'phone') return values(entity, 'phones');
  if (field === 'custom_fields') return customTexts(entity);
  const text = entity[field];
  return typeof text === 'string' ? [text] : [];
}

function reference(company: Company, type: EntityType, id: unknown) {
  const record = typeof id === 'number' ? company.records(type).get(String(id)) : undefined;
  return record
    ? {
        id: record.id,
        name: record[type.titleField],
        address: (record['address'] as { value?: string } | null | undefined)?.value ?? null,
      }
    : null;
}

function toItem(company: Company, type: EntityType, entity: Entity): Hit['item'] {
  const common = {
    id: entity.id,
    type: type.name,
    visible_to: entity['visible_to'],
    owner: { id: entity['owner_id'] },
    custom_fields: customTexts(entity),
    notes: [],
  };
  const organization = reference(company, ENTITY_TYPES.organization, entity['org_id']);
  switch (type.name) {
    case 'person':
      return {
        ...common,
        name: entity['name'],
        phones: values(entity, 'phones'),
        emails: values(entity, 'emails'),
        primary_email: values(entity, 'emails')[0] ?? null,
        organization,
        update_time: entity['update_time'],
      };
    case 'deal': {
      const person = reference(company, ENTITY_TYPES.person, entity['person_id']);
      return {
        ...common,
        title: entity['title'],
        value: entity['value'],
        currency: entity['currency'],
        status: entity['status'],
        stage: { id: entity['stage_id'] },
        person: person && { id: person.id, name: person.name },
        organization,
        is_archived: entity['is_archived'],
      };
    }
    case 'organization':
      return {
        ...common,
        name: entity['name'],
        address: (entity['address'] as { value?: string } | null)?.value ?? null,
      };
    default:
      return { ...common, name: entity['name'], code: entity['code'] ?? null };
  }
}

/** Records of a type that have the term: whole values when exact, parts of values otherwise; case is ignored. Throws 400 for short terms. */
export function searchEntities(company: Company, type: EntityType, input: SearchInput): Hit[] {
  const term = input.term.trim().toLowerCase();
  if (term.length < (input.isExact ? 1 : 2))
    throw validationFailed('term: search term must have at least 2 characters, or 1 with exact_match');
  const allowed = FIELDS[type.name] ?? [type.titleField];
  const fields = input.fields?.filter((field) => field !== 'notes') ?? allowed;
  const candidates = input.isExact
    ? new Set(fields.flatMap((field) => company.findExact(type, field, term)))
    : company.records(type).values();
  const hits: Hit[] = [];
  for (const entity of candidates) {
    if (entity.is_deleted) continue;
    if (input.organizationId !== undefined && entity['org_id'] !== input.organizationId) continue;
    if (input.personId !== undefined && entity['person_id'] !== input.personId) continue;
    if (input.status !== undefined && entity['status'] !== input.status) continue;
    const texts = fields.flatMap((field) => textsOf(entity, field)).map((text) => text.toLowerCase());
    const best = texts.includes(term)
      ? 1
      : texts.some((text) => text.startsWith(term))
        ? 0.6
        : texts.some((text) => text.includes(term))
          ? 0.3
          : 0;
    if (best > 0) hits.push({ result_score: best, item: toItem(company, type, entity) });
  }
  return hits.sort((left, right) => right.result_score - left.result_score);
}
