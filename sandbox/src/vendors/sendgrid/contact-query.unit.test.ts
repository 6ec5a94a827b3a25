import { expect, test } from 'vitest';
import { contactQuery } from './contact-query.ts';

const anna = { email: 'anna@b.example', last_name: "O'Hara", city: 'Łódź', list_ids: ['l-1'] };

test.each([
  ["email LIKE 'ANNA@%' ", true],
  ["email LIKE 'nna'", false],
  ["last_name = 'O''Hara'", true],
  ["last_name = 'O\\'Hara' AND city = 'łódź'", true],
  ["CONTAINS(list_ids, 'l-1') AND NOT email = 'x'", true],
  ["CONTAINS(list_ids, 'l-2') OR country IS NULL", true],
  ["(email != 'anna@b.example' OR city = 'x') AND city = 'Łódź'", false],
])('%s', (query, expected) => {
  expect(contactQuery(query)!(anna)).toBe(expected);
});

test.each(['', 'email', "email = 'a' AND", "email = 'a", 'email > 5', "(email = 'a'"])('%o is no query', (query) => {
  expect(contactQuery(query)).toBeUndefined();
});
