import type { SearchPeopleInput } from '../capabilities/search-people.ts';
import { countryName } from '../mapping/country.ts';

type Filters = SearchPeopleInput['filters'];

/** Apollo's words for `person_seniorities[]`, and the everyday ones that mean the same. */
const seniorities: Readonly<Record<string, string>> = {
  owner: 'owner',
  founder: 'founder',
  c_suite: 'c_suite',
  'c-suite': 'c_suite',
  'c-level': 'c_suite',
  executive: 'c_suite',
  partner: 'partner',
  vp: 'vp',
  'vice president': 'vp',
  head: 'head',
  director: 'director',
  manager: 'manager',
  senior: 'senior',
  entry: 'entry',
  junior: 'entry',
  intern: 'intern',
};

/** Apollo takes filters in the query, lists as `name[]`; people search has no filter for industries. */
export function toApolloFilters(filters: Filters): { query: URLSearchParams; ignored: string[] } {
  const query = new URLSearchParams();
  const ignored: string[] = [];
  const addAll = (name: string, values: readonly string[] | undefined) => {
    for (const value of values ?? []) query.append(`${name}[]`, value);
  };

  addAll('person_titles', filters.titles);
  const known = (filters.seniorities ?? []).map((word) => seniorities[word.trim().toLowerCase()]);
  addAll(
    'person_seniorities',
    known.filter((word) => word !== undefined),
  );
  if (known.includes(undefined)) ignored.push('seniorities');
  addAll('person_locations', filters.countries?.map(countryName));
  addAll('q_organization_domains_list', filters.companyDomains);
  if ((filters.industries ?? []).length > 0) ignored.push('industries');
  if (filters.employeesMin !== undefined || filters.employeesMax !== undefined) {
    // An open end is written as a number that no company reaches.
    query.append(
      'organization_num_employees_ranges[]',
      `${filters.employeesMin ?? 0},${filters.employeesMax ?? 10_000_000}`,
    );
  }
  if (filters.keywords !== undefined && filters.keywords.trim() !== '') query.append('q_keywords', filters.keywords);
  return { query, ignored };
}
