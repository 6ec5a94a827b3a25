import type { Company, Person, Population } from './population.ts';
import { createRandom, type Random } from './random.ts';

export interface MessyLeadsOptions {
  /** Without the header; beyond the population its people come again under other addresses. */
  readonly rows: number;
  /** As people export and keep such lists, instead of clean. */
  readonly isMessy: boolean;
}

const COLUMNS = [
  'First Name',
  'last_name',
  ' E-Mail',
  'Company ',
  'Website',
  'PHONE number',
  'Job title',
  'Town',
  'Country',
  'LinkedIn',
  'Notes',
];
const CLEAN_COLUMNS = [
  'first_name',
  'last_name',
  'email',
  'company',
  'website',
  'phone',
  'title',
  'city',
  'country',
  'linkedin_url',
  'notes',
];
const SEED = 77;
const FIRST_PERSON = 4_000;
const BAD_SHARE = 0.03;
const REPEATED_SHARE = 0.05;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A list of leads as CSV (RFC 4180, CRLF): when messy with a byte order mark, odd headers, stray spaces, shouting, repeated people,
 * line breaks within quotes, and rows that are wrong: no address, an address without `@`, too few cells, nothing at all.
 */
export function messyLeadsCsv(population: Population, { rows, isMessy }: MessyLeadsOptions): string {
  const random = createRandom(SEED);
  const lines = [(isMessy ? COLUMNS : CLEAN_COLUMNS).map(quoted).join(',')];
  for (let index = 0; index < rows; index++) {
    const isRepeated = isMessy && index > 20 && random.chance(REPEATED_SHARE);
    const cells = cellsOf(population, isRepeated ? random.between(0, index - 1) : index);
    if (isMessy) lines.push(messed(cells, random));
    else lines.push(cells.map(quoted).join(','));
  }
  return `${isMessy ? BYTE_ORDER_MARK : ''}${lines.join('\r\n')}\r\n`;
}

function cellsOf(population: Population, index: number): string[] {
  const round = Math.floor(index / population.people.length);
  const person = population.people[(index + FIRST_PERSON) % population.people.length]!;
  const company = population.companyById(person.companyId)!;
  const email = round === 0 ? person.email : person.email?.replace('@', `.${round}@`);
  return cellsFor(person, company, email ?? '');
}

function cellsFor(person: Person, company: Company, email: string): string[] {
  const website = `https://www.${company.domain}`;
  const { firstName, lastName, phone = '', title, city, country, linkedinUrl = '' } = person;
  return [firstName, lastName, email, company.name, website, phone, title, city, country, linkedinUrl, ''];
}

function messed(cells: readonly string[], random: Random): string {
  if (random.chance(BAD_SHARE)) return wrongRow(cells, random);
  const [
    first = '',
    last = '',
    email = '',
    company = '',
    website = '',
    phone = '',
    title = '',
    city = '',
    country = '',
    linkedin = '',
  ] = cells;
  const isShouted = random.chance(0.06);
  const row = [
    random.chance(0.1) ? `  ${first} ` : first,
    isShouted ? last.toUpperCase() : last,
    random.chance(0.1) ? ` ${email.toUpperCase()}` : email,
    company,
    random.chance(0.3) ? website.replace('https://www.', '') : website,
    random.chance(0.3) ? phone.replace(/^(\+1|\+\d{2})(\d{3})(\d+)$/, '$1 ($2) $3') : phone,
    isShouted ? title.toUpperCase() : title,
    city,
    random.chance(0.1) ? country.toLowerCase() : country,
    linkedin,
    random.pick(['', '', '', 'met at the fair', 'asked for a "demo", twice', 'call back\nafter the 3rd']),
  ];
  return row.map(quoted).join(',');
}

function wrongRow(cells: readonly string[], random: Random): string {
  const [first = '', last = '', email = ''] = cells;
  return random.pick([
    cells.map((cell, column) => quoted(column === 2 ? email.replace('@', ' at ') || 'none' : cell)).join(','),
    [first, last].map(quoted).join(','),
    cells.map(() => '').join(','),
    cells.map((cell, column) => (column < 5 ? '' : quoted(cell))).join(','),
  ]);
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
