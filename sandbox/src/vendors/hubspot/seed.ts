import { findObjectType } from './object-type.ts';
import type { Portal, Settings } from './portal.ts';
import { createRecord } from './write-record.ts';

interface SeedInput {
  /** How many of the population's people with an e-mail address become contacts. */
  readonly contacts?: number;
  readonly settings?: Partial<Settings>;
}

/** `{settings: {searchLagMs, burstLimit, searchLimit}, contacts: n}`: changes how the portal behaves and fills it. */
export function seedPortal(portal: Portal, body: unknown): { contacts: number; settings: Settings } {
  const { contacts = 0, settings } = (body ?? {}) as SeedInput;
  if (settings) portal.change(settings);
  const type = findObjectType('contacts')!;
  let made = 0;
  for (const person of portal.context.population.people) {
    if (made >= contacts) break;
    if (!person.email || portal.findBy(type, 'email', person.email).length > 0) continue;
    createRecord(portal, type, {
      email: person.email,
      firstname: person.firstName,
      lastname: person.lastName,
      jobtitle: person.title,
    });
    made += 1;
  }
  portal.events.length = 0;
  return { contacts: made, settings: portal.settings() };
}
