import { createCompanies } from './companies.ts';
import { createPeople } from './people.ts';
import { createRandom } from './random.ts';

export type EmailQuality = 'valid' | 'invalid' | 'catch_all' | 'disposable' | 'role' | 'unknown' | 'spamtrap';

export interface Company {
  readonly id: string;
  readonly name: string;
  /** Always under a reserved top-level domain (RFC 2606). */
  readonly domain: string;
  readonly industry: string;
  readonly employees: number;
  readonly country: string;
  readonly city: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA name. */
  readonly timezone: string;
  /** E.164. */
  readonly phone: string;
  readonly catchAll: boolean;
  readonly deadDomain: boolean;
}

export interface Person {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyId: string;
  readonly title: string;
  readonly seniority: string;
  readonly email?: string;
  readonly emailQuality: EmailQuality;
  readonly phone?: string;
  readonly linkedinUrl?: string;
  readonly city: string;
  readonly country: string;
  readonly language: string;
}

export interface Population {
  readonly companies: readonly Company[];
  readonly people: readonly Person[];
  companyById(id: string): Company | undefined;
  /** Case is ignored. */
  companyByDomain(domain: string): Company | undefined;
  personById(id: string): Person | undefined;
  /** Case is ignored; several when one person is held twice. */
  peopleByEmail(email: string): readonly Person[];
  peopleAt(companyId: string): readonly Person[];
}

const SEED = 20_261_121;
const COMPANIES = 2_000;
const PEOPLE = 10_000;

/** The world that all vendors share: the same on every machine and at every start. */
export function createPopulation(): Population {
  const phones = new Set<string>();
  const companies = createCompanies(createRandom(SEED), COMPANIES, phones);
  const people = createPeople(createRandom(SEED + 1), PEOPLE, companies, phones);
  const companiesById = new Map(companies.map((company) => [company.id, company]));
  const companiesByDomain = new Map(companies.map((company) => [company.domain, company]));
  const peopleById = new Map(people.map((person) => [person.id, person]));
  const peopleByEmail = Map.groupBy(people, (person) => person.email?.toLowerCase());
  const peopleByCompany = Map.groupBy(people, (person) => person.companyId);
  return {
    companies,
    people,
    companyById: (id) => companiesById.get(id),
    companyByDomain: (domain) => companiesByDomain.get(domain.toLowerCase()),
    personById: (id) => peopleById.get(id),
    peopleByEmail: (email) => peopleByEmail.get(email.toLowerCase()) ?? [],
    peopleAt: (companyId) => peopleByCompany.get(companyId) ?? [],
  };
}
