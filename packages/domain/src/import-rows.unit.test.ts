import { expect, it } from 'vitest';
import { guessColumnMapping } from './guess-column-mapping.ts';
import { rowToLeadFields } from './row-to-lead-fields.ts';

it('guesses columns by header in several languages, by words, and by values', () => {
  expect(
    guessColumnMapping(['Vorname', 'Nachname', 'E-Mail-Adresse', 'Firma', 'Telefonnummer (mobil)', 'Notes'], []),
  ).toEqual({
    Vorname: 'firstName',
    Nachname: 'lastName',
    'E-Mail-Adresse': 'email',
    Firma: 'companyName',
    'Telefonnummer (mobil)': 'phone',
    Notes: null,
  });
  expect(
    guessColumnMapping(
      ['A', 'B'],
      [
        ['x', 'ada@example.com'],
        ['y', 'bob@example.com'],
      ],
    ),
  ).toEqual({ A: null, B: 'email' });
});

it('gives a field to one column only', () => {
  expect(guessColumnMapping(['Email', 'Second email'], [])).toEqual({ Email: 'email', 'Second email': null });
});

const columns = ['Mail', 'Name', 'Company', 'Country'];
const mapping = { Mail: 'email', Name: 'lastName', Company: 'companyName', Country: 'country' };

it('reads a row and notes what it left out', () => {
  expect(rowToLeadFields(['ADA@example.com', 'LOVELACE', 'Firma', 'Atlantis'], columns, mapping)).toEqual({
    ok: true,
    fields: { email: 'ada@example.com', lastName: 'Lovelace', companyName: 'Firma', companyDomain: 'example.com' },
    notes: [{ column: 'Country', reason: '"Atlantis" is no country: use its name or its two-letter code' }],
  });
});

it.each([
  [['ada@example.com', 'x'], null, 'cells'],
  [['not an address', 'Lovelace', 'Firma', 'DE'], 'Mail', 'no e-mail address'],
  [['', '', 'Firma', 'DE'], null, 'names nobody'],
])('refuses %j and says why', (row, column, reason) => {
  const result = rowToLeadFields(row, columns, mapping);
  expect(result).toMatchObject({ ok: false, faults: [{ column, reason: expect.stringContaining(reason) }] });
});
