import { type LeadQuery, LeadSort } from '@leadloom/contracts';
import { companies, person, type Person } from './population.ts';
import { random, type Random } from '../../../test/random.ts';

/** Queries of one kind, each of another person or value. */
export interface QueryKind {
  name: string;
  queries: LeadQuery[];
  /** What the 95th percentile may be, in ms. */
  limitMs: number;
  /** A search by names of people in the order that a search has by itself. */
  isByName: boolean;
}

const limitMs = 50;
/** Words in another order than by change, and two beginnings of which one is too short for a pair: what is found must be fetched. */
const wideLimitMs = 300;

const sorts = LeadSort.anyOf.map((sort) => sort.const);
const countries = ['US', 'DE', 'GB', 'FR', 'ES', 'RU', 'CN', 'JP', 'IL', 'IN'];
const statuses = ['new', 'working', 'contacted', 'disqualified', 'qualified'] as const;
const emailStatuses = ['valid', 'unverified', 'invalid', 'catch_all', 'disposable', 'spam_trap'] as const;
const connectors = ['hubspot', 'salesforce', 'pipedrive'];
const tags = ['trade-fair', 'vip', 'import-3', 'import-39', 'cold'];

/** What people ask of a list of `count` leads: `each` queries of every kind, the same in every run. */
export function queryKinds(count: number, each: number, companyIds: readonly string[]): QueryKind[] {
  const all = companies();
  const dice = random(42);
  const somebody = (): Person => person(dice.below(count), all);
  const somebodyWith = (fits: (person: Person) => boolean): Person => {
    for (;;) {
      const found = somebody();
      if (fits(found)) return found;
    }
  };
  const kind = (name: string, make: (dice: Random) => LeadQuery, limit = limitMs): QueryKind => ({
    name,
    limitMs: limit,
    isByName: /^search: (first|last|beginnings|names)/.test(name),
    queries: Array.from({ length: each }, () => make(dice)),
  });
  const mailOf = () => somebodyWith(({ email }) => email !== undefined).email ?? '';
  const phoneOf = () => somebodyWith(({ phone }) => phone !== undefined).phone ?? '';

  return [
    kind('list, any sort', () => ({ sort: dice.pick(sorts) })),
    kind('filter: status, any sort', () => ({ status: dice.pick(statuses), sort: dice.pick(sorts) })),
    kind('filter: e-mail status, any sort', () => ({ emailStatus: dice.pick(emailStatuses), sort: dice.pick(sorts) })),
    kind('filter: country, any sort', () => ({ country: dice.pick(countries), sort: dice.pick(sorts) })),
    kind('filter: country + both states, any sort', () => ({
      country: dice.pick(countries),
      status: dice.pick(statuses),
      emailStatus: dice.pick(emailStatuses),
      sort: dice.pick(sorts),
    })),
    kind('filter: score range, any sort', () => ({ scoreMin: dice.below(100), sort: dice.pick(sorts) })),
    kind('filter: score + state + country', () => ({
      scoreMin: 80,
      scoreMax: 80 + dice.below(20),
      status: dice.pick(statuses),
      country: dice.pick(countries),
      sort: dice.pick(sorts),
    })),
    kind('filter: company, any sort', () => ({ companyId: dice.pick(companyIds), sort: dice.pick(sorts) })),
    kind('filter: tag', () => ({ tag: dice.pick(tags) })),
    kind('filter: tag, any sort', () => ({ tag: dice.pick(tags), sort: dice.pick(sorts) })),
    kind('filter: tag + state + country', () => ({
      tag: dice.pick(tags),
      emailStatus: dice.pick(emailStatuses),
      country: dice.pick(countries),
    })),
    kind('filter: linked to + state', () => ({ linkedTo: dice.pick(connectors), status: dice.pick(statuses) })),
    kind('search: first name', () => ({ search: somebody().firstName })),
    kind('search: last name', () => ({ search: somebody().lastName })),
    kind('search: last + first name', () => {
      const { firstName, lastName } = somebody();
      return { search: `${lastName} ${firstName}` };
    }),
    kind('search: beginnings of both names', () => {
      const { firstName, lastName } = somebody();
      return { search: `${beginning(firstName, 3 + dice.below(3))} ${beginning(lastName, 3 + dice.below(3))}` };
    }),
    kind(
      'search: beginnings of both, one of 1-2',
      () => {
        const { firstName, lastName } = somebody();
        return { search: `${beginning(firstName, 2 + dice.below(4))} ${beginning(lastName, 1 + dice.below(2))}` };
      },
      wideLimitMs,
    ),
    ...[1, 2, 3, 4, 5].map((length) =>
      kind(`search: first ${length} of a last name`, () => ({
        search: beginning(somebodyWith(isLatin).lastName, length),
      })),
    ),
    kind('search: names not in Latin', () => {
      const { firstName, lastName } = somebodyWith((found) => !isLatin(found));
      return { search: dice.chance(0.5) ? lastName : `${firstName} ${lastName}` };
    }),
    kind('search: e-mail', () => ({ search: mailOf() })),
    kind('search: beginning of an e-mail', () => ({ search: beginning(mailOf(), 4 + dice.below(8)) })),
    kind('search: domain', () => ({ search: mailOf().split('@')[1] ?? '' })),
    kind('search: phone', () => ({ search: phoneOf() })),
    kind('search: phone as dialled at home', () => ({ search: `0${phoneOf().slice(3, 6)} ${phoneOf().slice(6, 9)}` })),
    kind('search: beginning of a phone', () => ({ search: beginning(phoneOf(), 5 + dice.below(4)) })),
    kind('search: company', () => ({ search: somebody().company.name })),
    kind('search: name + company', () => {
      const { lastName, company } = somebody();
      return { search: `${lastName} ${beginning(company.name, 5)}` };
    }),
    kind('search: name + filters', () => ({
      search: somebody().lastName,
      status: dice.pick(statuses),
      country: dice.pick(countries),
    })),
    kind('search: name, any sort', () => ({ search: somebody().lastName, sort: dice.pick(sorts) }), wideLimitMs),
    kind(
      'search: 3 letters, any sort',
      () => ({
        search: beginning(somebodyWith(isLatin).lastName, 3),
        sort: dice.pick(sorts),
      }),
      wideLimitMs,
    ),
  ];
}

function beginning(text: string, length: number): string {
  return Array.from(text).slice(0, length).join('');
}

function isLatin({ lastName }: Person): boolean {
  return /^\p{Script=Latin}/u.test(lastName);
}
