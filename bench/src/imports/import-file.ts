import { companies, person } from '../leads/population.ts';
import { random } from '../../../test/random.ts';

/** A line that must be refused, and what its reason must say. */
export interface BadLine {
  line: number;
  reason: RegExp;
}

export interface ImportFile {
  text: Uint8Array<ArrayBuffer>;
  rows: number;
  bad: BadLine[];
}

const header = [
  'Email',
  'First name',
  'Last name',
  'Job title',
  'Phone',
  'Company',
  'Website',
  'Country',
  'City',
  'Note',
];
const cities = ['Zürich', 'New York', '東京', 'Санкт-Петербург', 'Αθήνα', 'القاهرة', 'São Paulo', 'Łódź', '서울'];

/**
 * A list as people have it: many alphabets, quoted commas and line breaks, a person in twenty twice, and one row in fifty that is wrong in
 * one of three ways. The same in every run.
 */
export function importFile(rows: number): ImportFile {
  const dice = random(20);
  const firms = companies();
  const lines = [`\uFEFF${header.join(',')}`];
  const bad: BadLine[] = [];
  let line = 2;
  for (let n = 0; n < rows; n++) {
    const who = person(n > 1_000 && dice.chance(0.05) ? dice.below(n) : n, firms);
    const { company } = who;
    const cells = [
      who.email ?? '',
      who.firstName,
      who.lastName,
      who.title,
      who.phone ?? '',
      company.name,
      company.domain,
      who.country,
      dice.pick(cities),
      dice.chance(0.01) ? 'met at the fair,\nwants "an offer"' : '',
    ];
    if (dice.chance(0.02)) {
      cells[9] = '';
      bad.push({ line, reason: spoil(cells, dice.below(3)) });
    }
    const text = cells.map(quoted).join(',');
    lines.push(text);
    line += text.split('\n').length;
  }
  return { text: Buffer.from(`${lines.join('\r\n')}\r\n`), rows, bad };
}

/** Makes a row one that must be refused; what the reason must say. */
function spoil(cells: string[], way: number): RegExp {
  if (way === 0) {
    cells[0] = 'ask reception';
    return /no e-mail address/;
  }
  if (way === 1) {
    cells.splice(3, 1);
    return /9 cells, the header has 10/;
  }
  cells.fill('', 0, 3);
  cells.fill('', 5, 7);
  return /names nobody/;
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
