import type { Person, Population } from '../../population/population.ts';
import { once } from '../../server/once.ts';
import { personIdOf } from './records.ts';

export interface MatchQuery {
  readonly id?: string;
  readonly email?: string;
  readonly linkedin_url?: string;
  readonly name?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly domain?: string;
  readonly organization_name?: string;
}

/** Finds the one person that a query describes: by id, then e-mail, profile, then name together with the employer. */
export function createMatcher(population: Population): (query: MatchQuery) => Person | undefined {
  const byName = once(() =>
    Map.groupBy(population.people, (person) => plain(`${person.firstName} ${person.lastName}`)),
  );
  const byProfile = once(() => Map.groupBy(population.people, (person) => profileKey(person.linkedinUrl)));
  return (query) => {
    if (query.id) {
      const id = personIdOf(query.id);
      if (id !== undefined) return population.personById(id);
    }
    if (query.email) {
      const found = population.peopleByEmail(query.email.trim())[0];
      if (found !== undefined) return found;
    }
    if (query.linkedin_url) {
      const found = byProfile().get(profileKey(query.linkedin_url))?.[0];
      if (found !== undefined) return found;
    }
    const name = query.name ?? `${query.first_name ?? ''} ${query.last_name ?? ''}`;
    const domain = query.domain
      ?.toLowerCase()
      .replace(/^(https?:\/\/)?(www\.)?/, '')
      .replace(/\/.*$/, '');
    return byName()
      .get(plain(name))
      ?.find((person) => {
        const company = population.companyById(person.companyId)!;
        return (
          company.domain === domain ||
          (query.organization_name !== undefined && plain(company.name) === plain(query.organization_name))
        );
      });
  };
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

function profileKey(url: string | undefined): string | undefined {
  return url
    ?.toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[/?#]+$/, '');
}
