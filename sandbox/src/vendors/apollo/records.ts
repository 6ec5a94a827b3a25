import type { Company, Person, Population } from '../../population/population.ts';

/** Apollo's ids are 24 hex digits; the number of the person or company is in the last eight. */
export function apolloId(id: string): string {
  const kind = id.startsWith('org') ? '5e66b638' : '64a7ff0c';
  return `${kind}00000000${Number(id.slice(3)).toString(16).padStart(8, '0')}`;
}

export function personIdOf(apolloPersonId: string): string | undefined {
  const digits = /^64a7ff0c0{8}([0-9a-f]{8})$/.exec(apolloPersonId)?.[1];
  return digits === undefined ? undefined : `per${String(Number.parseInt(digits, 16)).padStart(6, '0')}`;
}

/** A hit of `api_search`: what it costs nothing to know. */
export function searchHit(person: Person, company: Company): Record<string, unknown> {
  return {
    id: apolloId(person.id),
    first_name: person.firstName,
    last_name_obfuscated: obfuscate(person.lastName),
    title: person.title === '' ? null : person.title,
    last_refreshed_at: '2026-10-14T09:12:44.000+00:00',
    has_email: person.email !== undefined,
    has_city: true,
    has_state: false,
    has_country: true,
    has_direct_phone: person.phone === undefined ? 'Maybe: please request direct dial via people/bulk_match' : 'Yes',
    organization: {
      name: company.name,
      has_industry: true,
      has_phone: true,
      has_city: true,
      has_state: false,
      has_country: true,
      has_zip_code: false,
      has_revenue: false,
      has_employee_count: true,
    },
  };
}

/** A person as `people/match` reveals them: with the work e-mail, without the phone number, which only a webhook brings. */
export function matchedPerson(person: Person, population: Population): Record<string, unknown> {
  const company = population.companyById(person.companyId)!;
  const title = person.title === '' ? null : person.title;
  return {
    id: apolloId(person.id),
    first_name: person.firstName,
    last_name: person.lastName,
    name: `${person.firstName} ${person.lastName}`,
    linkedin_url: person.linkedinUrl ?? null,
    title,
    email_status: emailStatus(person),
    photo_url: null,
    twitter_url: null,
    github_url: null,
    facebook_url: null,
    extrapolated_email_confidence: null,
    headline: title === null ? null : `${title} at ${company.name}`,
    email: person.email ?? null,
    organization_id: apolloId(company.id),
    employment_history: [
      {
        _id: `${apolloId(person.id).slice(0, 22)}aa`,
        current: true,
        organization_id: apolloId(company.id),
        organization_name: company.name,
        start_date: '2021-03-01',
        end_date: null,
        title,
      },
    ],
    state: null,
    city: person.city,
    country: person.country,
    time_zone: company.timezone,
    organization: organization(company),
    seniority: person.seniority === '' ? null : person.seniority,
    departments: [],
    functions: [],
  };
}

export function organization(company: Company): Record<string, unknown> {
  return {
    id: apolloId(company.id),
    name: company.name,
    website_url: `http://www.${company.domain}`,
    linkedin_url: null,
    twitter_url: null,
    facebook_url: null,
    primary_phone: { number: company.phone, source: 'Scraped', sanitized_number: company.phone },
    languages: [company.language],
    phone: company.phone,
    sanitized_phone: company.phone,
    founded_year: 1990 + (Number(company.id.slice(3)) % 33),
    primary_domain: company.domain,
    industry: company.industry.toLowerCase(),
    industries: [company.industry.toLowerCase()],
    keywords: [],
    estimated_num_employees: company.employees,
    raw_address: `${company.city}, ${company.country}`,
    street_address: null,
    city: company.city,
    state: null,
    postal_code: null,
    country: company.country,
    annual_revenue_printed: null,
    annual_revenue: null,
    short_description: null,
    technology_names: [],
    current_technologies: [],
  };
}

function obfuscate(lastName: string): string {
  const letters = Array.from(lastName);
  return `${letters.slice(0, 2).join('')}***${letters.length > 2 ? letters.at(-1) : ''}`;
}

/** What Apollo believes, which is not always so: it takes invalid addresses for verified ones now and then. */
export function emailStatus(person: Person): string {
  if (person.email === undefined) return 'unavailable';
  if (person.emailQuality === 'valid') return 'verified';
  if (person.emailQuality === 'invalid') return Number(person.id.slice(3)) % 3 === 0 ? 'verified' : 'unverified';
  return person.emailQuality === 'catch_all' ? 'likely to engage' : 'unverified';
}
