import type { LeadFields } from '@leadloom/contracts';
import { assert, nat, property, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text.ts';
import { nationalNumber } from './national-number.ts';
import { parseSearch } from './parse-search.ts';
import { firstCharacters, searchTokens, searchWords } from './search-tokens.ts';

const finds = (search: string, fields: LeadFields) => {
  const words = searchWords(fields);
  return parseSearch(search).every((term) => words.some((word) => word.startsWith(term)));
};

describe('folding', () => {
  it.each([
    ['Ångström', 'angstrom'],
    ['ŁÓDŹ', 'lodz'],
    ['Straße', 'strasse'],
    ['İstanbul', 'istanbul'],
    ['ＡＢＣ', 'abc'],
    ['Королёва', 'королева'],
    ['ΌΣΟΣ', 'οσοσ'],
    ['が', 'が'],
    ['한국', '한국'],
    ['สมชาย', 'สมชาย'],
  ])('%s becomes %s', (given, folded) => {
    expect(foldText(given)).toBe(folded);
  });

  it('folded text stays as it is', () => {
    assert(property(string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)));
  });
});

describe('searching', () => {
  const name = stringMatching(/^\p{Script=Latin}{1,12}$/u);
  it('a name is found by its words in any order and by their beginnings', () => {
    assert(
      property(name, name, nat(12), (firstName, lastName, length) => {
        const fields = { firstName, lastName };
        expect(finds(`${lastName} ${firstName}`, fields)).toBe(true);
        expect(finds(firstCharacters(foldText(lastName), length + 1), fields)).toBe(true);
      }),
    );
  });

  it('an address is found by every beginning of it', () => {
    const email = 'ada.love-lace+x@mail.acme-labs.example';
    for (let length = 1; length <= email.length; length++) expect(finds(email.slice(0, length), { email })).toBe(true);
  });

  it.each([
    ['555 01 23 45', []],
    ['+44 20 7946 0018', ['442079460018']],
    ['(020) 7946-0018', ['2079460018']],
    ['ada 42', ['ada', '42']],
    ['studio 54', ['studio', '54']],
    ['x@y.example', ['x@y.example']],
  ])('%j asks for %j', (text, terms) => {
    if (terms.length > 0) expect(parseSearch(text)).toEqual(terms);
    else expect(parseSearch(text)).toEqual(['555012345']);
  });

  it.each([
    ['14155550123', '4155550123'],
    ['79161234567', '9161234567'],
    ['442079460018', '2079460018'],
    ['97141234567', '41234567'],
  ])('%s is %s at home', (digits, national) => {
    expect(nationalNumber(digits)).toBe(national);
  });

  it('a lead of unlimited words keeps a bounded number of tokens', () => {
    const companyName = Array.from({ length: 300 }, (_, n) => `word${n}`).join(' ');
    expect(searchTokens(searchWords({ companyName })).length).toBeLessThanOrEqual(300);
  });
});
