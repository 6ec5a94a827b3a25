import { describe, expect, it } from 'vitest';
import { changedFields } from './changed-fields.ts';
import { countryCode, countryName } from './country.ts';
import { toLeadFields } from './lead-fields.ts';

describe('toLeadFields', () => {
  it('leaves out what is not known', () => {
    expect(
      toLeadFields({ firstName: ' Ada ', lastName: '', title: null, phone: undefined, employees: '1,200' }),
    ).toEqual({
      firstName: 'Ada',
    });
    expect(toLeadFields({ employees: '1200', postalCode: 8001 })).toEqual({ employees: 1200, postalCode: '8001' });
  });

  it('cuts text, but no address', () => {
    const long = 'x'.repeat(600);
    expect(toLeadFields({ title: long, email: `${long}@x.example`, linkedinUrl: long })).toEqual({
      title: 'x'.repeat(300),
    });
  });
});

describe('countries', () => {
  it.each([
    ['Germany', 'DE'],
    ['united kingdom', 'GB'],
    ['UK', 'GB'],
    ['USA', 'US'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['de', 'DE'],
    ['DD', 'DE'],
    ['uk', 'GB'],
    ['XX', undefined],
    ['European Union', undefined],
    ['Czech Republic', 'CZ'],
    ['Atlantis', undefined],
    [null, undefined],
  ])('%s is %s', (name, code) => {
    expect(countryCode(name)).toBe(code);
  });

  it('come back from their English name', () => {
    for (const code of ['DE', 'GB', 'JP', 'KR', 'IL', 'IN', 'TH', 'BR', 'CI', 'TR', 'CZ']) {
      expect(countryCode(countryName(code))).toBe(code);
    }
  });
});

describe('changedFields', () => {
  it('compares what vendors give back with what they were given', () => {
    const record = { score: '85', count: 40, title: null, same: 'a', other: 'b' };
    expect(changedFields({ score: 85, count: '40', title: 'CTO', same: 'a', missing: 'x' }, record)).toEqual({
      title: 'CTO',
      missing: 'x',
    });
  });
});
