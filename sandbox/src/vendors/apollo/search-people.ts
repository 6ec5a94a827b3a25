import type { Company, Person, Population } from '../../population/population.ts';
import { once } from '../../server/once.ts';
import { textOf } from '../../server/text-of.ts';
import type { Parameters } from './parameters.ts';
import { apolloId, emailStatus } from './records.ts';

/** A filter as clients send it: `name[]` in the query, `name` or `name[]` in the body, a single one as a plain value. */
function listFilter(filters: Parameters, name: string): string[] {
  const value = filters[`${name}[]`] ?? filters[name];
  if (value === undefined || value === null || value === '') return [];
  return (Array.isArray(value) ? value : [value]).map((entry) => textOf(entry).trim().toLowerCase());
}

interface Candidate {
  readonly person: Person;
  readonly company: Company;
  readonly titleWords: readonly string[];
  /** What keywords are looked for in. */
  readonly text: string;
}

/** Everybody who passes all the filters given, in Apollo's own order; unknown filters are ignored, as Apollo does. */
export function createSearch(population: Population): (filters: Parameters) => readonly Candidate[] {
  const everybody = once(() => candidatesOf(population));
  return (filters) => everybody().filter(testOf(filters));
}

function candidatesOf(population: Population): Candidate[] {
  return population.people.map((person) => {
    const company = population.companyById(person.companyId)!;
    return { person, company, titleWords: titleWords(person.title), text: searchedText(person, company) };
  });
}

function testOf(filters: Parameters): (candidate: Candidate) => boolean {
  const titles = listFilter(filters, 'person_titles').map(titleWords);
  const seniorities = listFilter(filters, 'person_seniorities');
  const personPlaces = listFilter(filters, 'person_locations');
  const companyPlaces = listFilter(filters, 'organization_locations');
  const domains = listFilter(filters, 'q_organization_domains_list');
  const companies = listFilter(filters, 'organization_ids');
  const ranges = listFilter(filters, 'organization_num_employees_ranges').map((range) => range.split(',').map(Number));
  const statuses = listFilter(filters, 'contact_email_status');
  const keywords = textOf(filters['q_keywords']).toLowerCase().split(/\s+/).filter(Boolean);
  const isWithin = (size: number) => ranges.some(([low = 0, high = Infinity]) => size >= low && size <= high);
  return ({ person, company, titleWords: title, text }) =>
    (titles.length === 0 || titles.some((wanted) => wanted.every((word) => title.includes(word)))) &&
    (seniorities.length === 0 || seniorities.includes(person.seniority)) &&
    (personPlaces.length === 0 || personPlaces.some((place) => isIn(place, person.city, person.country))) &&
    (companyPlaces.length === 0 || companyPlaces.some((place) => isIn(place, company.city, company.country))) &&
    (domains.length === 0 || domains.includes(company.domain)) &&
    (companies.length === 0 || companies.includes(apolloId(company.id))) &&
    (ranges.length === 0 || isWithin(company.employees)) &&
    (statuses.length === 0 || statuses.includes(emailStatus(person) ?? '')) &&
    keywords.every((word) => text.includes(word));
}

const SYNONYMS: Readonly<Record<string, string>> = {
  ceo: 'chief executive officer',
  cto: 'chief technology officer',
  cmo: 'chief marketing officer',
  cfo: 'chief financial officer',
  vp: 'vice president',
};

function titleWords(title: string): readonly string[] {
  return title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'of')
    .flatMap((word) => SYNONYMS[word]?.split(' ') ?? [word]);
}

function searchedText(person: Person, company: Company): string {
  return `${person.firstName} ${person.lastName} ${person.title} ${company.name} ${company.industry}`.toLowerCase();
}

/** `berlin`, `germany` and `berlin, germany` all mean a place in Berlin. */
function isIn(place: string, city: string, country: string): boolean {
  return place.split(/\s*,\s*/).every((part) => part === city.toLowerCase() || part === country.toLowerCase());
}
