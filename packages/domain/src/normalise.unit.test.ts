import { describe, expect, it } from 'vitest';
import { normaliseCountry } from './normalise-country.ts';
import { normaliseDomain } from './normalise-domain.ts';
import { normaliseEmail } from './normalise-email.ts';
import { normaliseLeadFields } from './normalise-lead-fields.ts';
import { normaliseLinkedinUrl } from './normalise-linkedin-url.ts';
import { normalisePersonName } from './normalise-person-name.ts';
import { normalisePhone } from './normalise-phone.ts';

describe('normaliseEmail', () => {
  it.each([
    [' Ada@Example.COM ', 'ada@example.com'],
    ['Ada Lovelace <ada@example.com>', 'ada@example.com'],
    ['mailto:ada@example.com', 'ada@example.com'],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['δοκιμή@παράδειγμα.example', 'δοκιμή@xn--hxajbheg2az3al.example'],
    ['ada@example', undefined],
    ['ada@@example.com', undefined],
    ['a..b@example.com', undefined],
    ['ada@exa mple.com', 'ada@example.com'],
    ['nobody', undefined],
    [`${'a'.repeat(65)}@example.com`, undefined],
  ])('%s → %s', (given, expected) => expect(normaliseEmail(given)).toBe(expected));
});

it.each([
  ['https://www.shop.example.co.uk/path', 'example.co.uk'],
  ['Example.COM', 'example.com'],
  ['firma.example', 'firma.example'],
  ['127.0.0.1', undefined],
  ['no domain', undefined],
])('normaliseDomain %s → %s', (given, expected) => expect(normaliseDomain(given)).toBe(expected));

it.each([
  ['030 123456', 'DE', '+4930123456'],
  ['+49 (0)30 123456', undefined, '+4930123456'],
  ['tel:+1-202-555-0143', undefined, '+12025550143'],
  ['ext. 12', undefined, undefined],
])('normalisePhone %s in %s → %s', (given, country, expected) => expect(normalisePhone(given, country)).toBe(expected));

it.each([
  ['Germany', 'DE'],
  ['Deutschland', 'DE'],
  ['de', 'DE'],
  ['日本', 'JP'],
  ['États-Unis', 'US'],
  ['Türkei', 'TR'],
  ['Atlantis', undefined],
])('normaliseCountry %s → %s', (given, expected) => expect(normaliseCountry(given)).toBe(expected));

it.each([
  ['http://de.linkedin.com/in/Ada-L/?trk=x', 'https://www.linkedin.com/in/ada-l'],
  ['linkedin.com/in/ada', 'https://www.linkedin.com/in/ada'],
  ['in/ada', 'https://www.linkedin.com/in/ada'],
  ['https://example.com/ada', undefined],
])('normaliseLinkedinUrl %s → %s', (given, expected) => expect(normaliseLinkedinUrl(given)).toBe(expected));

it.each([
  ['ADA', 'Ada'],
  ["o'brien-smith", "O'Brien-Smith"],
  ['McDonald', 'McDonald'],
  ['  Ada   Maria ', 'Ada Maria'],
  ['李', '李'],
  ['n/a', undefined],
  ['123', undefined],
])('normalisePersonName %s → %s', (given, expected) => expect(normalisePersonName(given)).toBe(expected));

describe('normaliseLeadFields', () => {
  it('takes the company domain from the address, but not from a mailbox provider', () => {
    expect(normaliseLeadFields({ email: 'ada@mail.firma.example' }).fields.companyDomain).toBe('firma.example');
    expect(normaliseLeadFields({ email: 'ada@gmail.com' }).fields.companyDomain).toBeUndefined();
  });

  it('names what it cannot understand and keeps the rest', () => {
    const { fields, faults } = normaliseLeadFields({
      email: 'nobody',
      country: 'Atlantis',
      employees: '1.200',
      title: ' CTO ',
    });
    expect(fields).toEqual({ employees: 1200, title: 'CTO' });
    expect(faults.map(({ field }) => field)).toEqual(['email', 'country']);
  });
});
