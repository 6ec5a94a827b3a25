import { describe, expect, test } from 'vitest';
import { emailVerdict } from './email-verdict.ts';
import { messyLeadsCsv } from './messy-leads.ts';
import { createPopulation } from './population.ts';

const population = createPopulation();
const { people, companies } = population;

describe('the population', () => {
  test('is the same every time', () => {
    const again = createPopulation();
    expect(again.people).toEqual(people);
    expect(again.companies).toEqual(companies);
  });

  test('has the promised size, and only reserved domains', () => {
    expect([companies.length, people.length]).toEqual([2_000, 10_000]);
    const domains = new Set([
      ...companies.map(({ domain }) => domain),
      ...people.flatMap(({ email }) => email?.toLowerCase().split('@')[1] ?? []),
    ]);
    expect([...domains].filter((domain) => !/\.(example|test)$/.test(domain))).toEqual([]);
  });

  test.each([
    ['Cyrillic', /\p{Script=Cyrillic}/u],
    ['Greek', /\p{Script=Greek}/u],
    ['Han', /\p{Script=Han}/u],
    ['Hangul', /\p{Script=Hangul}/u],
    ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
    ['Arabic', /\p{Script=Arabic}/u],
    ['Hebrew', /\p{Script=Hebrew}/u],
    ['Devanagari', /\p{Script=Devanagari}/u],
    ['Thai', /\p{Script=Thai}/u],
    ['Latin with marks', /[À-ſ]/],
  ])('writes names in %s', (_name, script) => {
    expect(people.filter(({ firstName, lastName }) => script.test(firstName + lastName)).length).toBeGreaterThan(20);
  });

  test('holds some people twice, shares no number by chance, and has every quality of address', () => {
    const byEmail = Map.groupBy(
      people.filter(({ email }) => email !== undefined),
      ({ email }) => email!.toLowerCase(),
    );
    expect([...byEmail.values()].filter((same) => same.length > 1).length).toBeGreaterThan(300);
    const byPhone = Map.groupBy(
      people.filter(({ phone, lastName }) => phone !== undefined && lastName !== 'Team'),
      ({ phone }) => phone!,
    );
    for (const same of byPhone.values()) expect(new Set(same.map(({ companyId }) => companyId)).size).toBe(1);
    const qualities = new Set(people.map(({ emailQuality }) => emailQuality));
    expect([...qualities].sort()).toEqual([
      'catch_all',
      'disposable',
      'invalid',
      'role',
      'spamtrap',
      'unknown',
      'valid',
    ]);
    expect(people.filter(({ email }) => email === undefined).length).toBeGreaterThan(500);
  });
});

describe('a verdict', () => {
  test('agrees with the person', () => {
    for (const person of people.slice(0, 500)) {
      if (person.email === undefined) continue;
      const atDeadDomain = person.emailQuality !== 'disposable' && population.companyById(person.companyId)!.deadDomain;
      expect(emailVerdict(population, person.email.toUpperCase()).quality).toBe(
        atDeadDomain ? 'invalid' : person.emailQuality,
      );
    }
  });

  test.each([
    '',
    'a',
    'a@b',
    'a b@c.example',
    '@c.example',
    'a@.example',
    '.a@c.example',
    'a..b@c.example',
    'a@c..example',
  ])('%o is not an address', (email) => {
    expect(emailVerdict(population, email)).toEqual({ quality: 'invalid', reason: 'syntax' });
  });

  test('knows domains and strangers', () => {
    const dead = companies.find(({ deadDomain }) => deadDomain)!;
    const catchAll = companies.find((company) => company.catchAll && !company.deadDomain)!;
    expect(emailVerdict(population, `nobody@${dead.domain}`)).toEqual({ quality: 'invalid', reason: 'dead_domain' });
    expect(emailVerdict(population, `nobody@${catchAll.domain}`).quality).toBe('catch_all');
    expect(emailVerdict(population, 'x@tempbox.example').quality).toBe('disposable');
    expect(emailVerdict(population, 'sales@elsewhere.example').quality).toBe('role');
    const strangers = Array.from(
      { length: 1_000 },
      (_, index) => emailVerdict(population, `stranger${index}@elsewhere.example`).quality,
    );
    expect(new Set(strangers)).toEqual(new Set(['valid', 'invalid', 'catch_all', 'unknown']));
  });
});

describe('a list of leads', () => {
  test('is clean when asked, and messy otherwise', () => {
    const clean = messyLeadsCsv(population, { rows: 100, isMessy: false }).trimEnd().split('\r\n');
    expect(clean).toHaveLength(101);
    expect(clean[0]).toBe('first_name,last_name,email,company,website,phone,title,city,country,linkedin_url,notes');
    const messy = messyLeadsCsv(population, { rows: 250, isMessy: true });
    expect(messy.startsWith('\uFEFFFirst Name,last_name," E-Mail"')).toBe(true);
    expect(messy).toContain('"call back\nafter the 3rd"');
    expect(messy).toContain('\r\n,,,,,,,,,,\r\n');
    expect(messyLeadsCsv(population, { rows: 250, isMessy: true })).toBe(messy);
  });

  test('goes on beyond the population with other addresses', () => {
    const lines = messyLeadsCsv(population, { rows: 10_010, isMessy: false }).trimEnd().split('\r\n');
    expect(lines).toHaveLength(10_011);
    const again = lines.slice(10_001).map((line) => line.split('@')[0]);
    expect(again.some((start) => start!.endsWith('.1'))).toBe(true);
  });
});
