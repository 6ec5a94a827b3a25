import type { Company, Settings } from './company.ts';
import { ENTITY_TYPES } from './entity-type.ts';
import { API_ORIGIN, createEntity } from './write-entity.ts';

interface SeedInput {
  /** How many of the population's people become persons. */
  readonly persons?: number;
  readonly settings?: Partial<Settings>;
}

/** `{settings: {burstLimit, searchLimit, dailyTokens}, persons: n}`: changes how the company's limits are and fills it. */
export function seedCompany(company: Company, body: unknown): { persons: number; settings: Settings } {
  const { persons = 0, settings } = (body ?? {}) as SeedInput;
  if (settings) company.change(settings);
  const people = company.context.population.people.slice(0, persons);
  for (const person of people) {
    const emails = person.email ? [{ value: person.email, primary: true, label: 'work' }] : [];
    const fields = { name: `${person.firstName} ${person.lastName}`.trim(), emails };
    createEntity(company, ENTITY_TYPES.person, { fields, customFields: {} }, API_ORIGIN);
  }
  return { persons: people.length, settings: company.settings() };
}
