import { freshPhone } from './companies.ts';
import { countries } from './countries.ts';
import { DISPOSABLE_DOMAINS } from './email-verdict.ts';
import { namesOf } from './names.ts';
import type { Company, EmailQuality, Person } from './population.ts';
import type { Random } from './random.ts';

const TITLES: readonly (readonly [string, string, number])[] = [
  ['Chief Executive Officer', 'c_suite', 4],
  ['Chief Technology Officer', 'c_suite', 4],
  ['Chief Marketing Officer', 'c_suite', 3],
  ['Chief Financial Officer', 'c_suite', 3],
  ['Founder', 'founder', 4],
  ['Co-Founder & CEO', 'founder', 3],
  ['Owner', 'owner', 3],
  ['VP Sales', 'vp', 5],
  ['VP of Engineering', 'vp', 4],
  ['Vice President Marketing', 'vp', 3],
  ['Head of Growth', 'head', 4],
  ['Head of IT', 'head', 4],
  ['Head of Revenue Operations', 'head', 3],
  ['Director of Sales', 'director', 6],
  ['Marketing Director', 'director', 5],
  ['Director of Operations', 'director', 4],
  ['Sales Manager', 'manager', 8],
  ['Marketing Manager', 'manager', 8],
  ['IT Manager', 'manager', 6],
  ['Operations Manager', 'manager', 6],
  ['Senior Software Engineer', 'senior', 7],
  ['Account Executive', 'entry', 8],
  ['Business Development Representative', 'entry', 7],
  ['Marketing Specialist', 'entry', 5],
  ['Intern', 'intern', 1],
];
const ROLES = ['info', 'sales', 'contact', 'support', 'office', 'hello', 'admin', 'marketing'];
const ROLE_SHARE = 0.02;
const DUPLICATE_SHARE = 0.06;

interface Taken {
  readonly emails: Set<string>;
  readonly phones: Set<string>;
}

/** Some are role addresses, some the same person again as another source would write it, some lack an address or a number. */
export function createPeople(
  random: Random,
  count: number,
  companies: readonly Company[],
  phones: Set<string>,
): Person[] {
  const people: Person[] = [];
  const taken: Taken = { emails: new Set(), phones };
  while (people.length < count) {
    const id = `per${String(people.length + 1).padStart(6, '0')}`;
    if (people.length > 50 && random.chance(DUPLICATE_SHARE)) people.push(varied(random.pick(people), id, random));
    else {
      // The square makes some companies large and leaves many with one or two people.
      const company = companies[Math.floor(random.next() ** 2 * companies.length)]!;
      people.push(random.chance(ROLE_SHARE) ? roleAddress(id, company, random) : employee(id, company, random, taken));
    }
  }
  return people;
}

function employee(id: string, company: Company, random: Random, taken: Taken): Person {
  const country = countries.find(({ name }) => name === company.country)!;
  const names = namesByCulture(country.culture);
  const first = random.pick(names.first);
  const last = random.pick(names.last);
  const [title, seniority] = random.weighted(TITLES.map((entry) => [entry, entry[2]] as const));
  const quality = qualityAt(company, random);
  const domain = quality === 'disposable' ? random.pick(DISPOSABLE_DOMAINS) : company.domain;
  const patterns = [
    `${first.romanised}.${last.romanised}`,
    `${first.romanised[0]}.${last.romanised}`,
    first.romanised,
    `${last.romanised}${first.romanised[0]}`,
  ];
  let email = `${random.weighted(patterns.map((pattern, index) => [pattern, [6, 3, 1, 1][index]!] as const))}@${domain}`;
  for (let number = 2; taken.emails.has(email); number++)
    email = `${first.romanised}.${last.romanised}${number}@${domain}`;
  taken.emails.add(email);
  const hasEmail = random.chance(0.92);
  return {
    id,
    firstName: first.written,
    lastName: last.written,
    companyId: company.id,
    title,
    seniority,
    ...(hasEmail ? { email } : {}),
    emailQuality: hasEmail ? quality : 'unknown',
    ...(random.chance(0.55) ? { phone: freshPhone(country.phone, random, taken.phones) } : {}),
    ...(random.chance(0.8)
      ? { linkedinUrl: `http://www.linkedin.com/in/sandbox-${first.romanised}-${last.romanised}-${id}` }
      : {}),
    city: random.chance(0.85) ? company.city : random.pick(country.cities)[0],
    country: company.country,
    language: company.language,
  };
}

function qualityAt(company: Company, random: Random): EmailQuality {
  const drawn = random.weighted([
    ['valid', 84],
    ['invalid', 8],
    ['unknown', 4],
    ['disposable', 2],
    ['spamtrap', 1],
  ] as const);
  if (drawn === 'disposable') return drawn;
  if (company.deadDomain) return 'invalid';
  return company.catchAll ? 'catch_all' : drawn;
}

function roleAddress(id: string, company: Company, random: Random): Person {
  const role = random.pick(ROLES);
  return {
    id,
    firstName: role[0]!.toUpperCase() + role.slice(1),
    lastName: 'Team',
    companyId: company.id,
    title: '',
    seniority: '',
    email: `${role}@${company.domain}`,
    emailQuality: company.deadDomain ? 'invalid' : 'role',
    phone: company.phone,
    city: company.city,
    country: company.country,
    language: company.language,
  };
}

/** The same person as another source has them: other title, case, marks or order, something missing. */
function varied(person: Person, id: string, random: Random): Person {
  const { phone, linkedinUrl, ...kept } = person;
  return {
    ...kept,
    id,
    ...(person.email === undefined ? {} : { email: random.chance(0.4) ? person.email.toUpperCase() : person.email }),
    ...(phone !== undefined && random.chance(0.5) ? { phone } : {}),
    ...(linkedinUrl !== undefined && random.chance(0.5)
      ? { linkedinUrl: linkedinUrl.replace('http:', 'https:') + '/' }
      : {}),
    ...(random.chance(0.4) && person.language.slice(0, 2) !== 'hi'
      ? { firstName: withoutMarks(person.firstName), lastName: withoutMarks(person.lastName) }
      : {}),
    ...(random.chance(0.3)
      ? { title: random.weighted(TITLES.map(([title, , weight]) => [title, weight] as const)) }
      : {}),
  };
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

const namesByCulture = memoised(namesOf);

function memoised<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
