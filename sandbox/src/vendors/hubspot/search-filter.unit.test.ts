import { expect, test } from 'vitest';
import type { CrmRecord } from './portal.ts';
import { builtInProperties } from './properties/built-in.ts';
import { makeFilter, type SearchFilter } from './search-filter.ts';

const definitions = new Map(builtInProperties('contacts').map((property) => [property.name, property]));

const record = {
  properties: {
    email: 'ada.lovelace@engine.example',
    firstname: 'Ada',
    annualrevenue: '900',
    lifecyclestage: 'lead',
    createdate: '2026-11-21T10:00:00.000Z',
  },
} as unknown as CrmRecord;

function fits(propertyName: string, operator: string, rest: Partial<SearchFilter> = {}): boolean {
  return makeFilter(definitions.get(propertyName), { propertyName, operator, ...rest })(record);
}

test.each<[string, string, Partial<SearchFilter>, boolean]>([
  ['firstname', 'EQ', { value: 'ADA' }, true],
  ['firstname', 'NEQ', { value: 'ada' }, false],
  ['phone', 'NEQ', { value: '1' }, true],
  ['annualrevenue', 'GT', { value: '1000' }, false],
  ['annualrevenue', 'BETWEEN', { value: 100, highValue: '900' }, true],
  ['createdate', 'GTE', { value: String(Date.parse('2026-11-21T10:00:00Z')) }, true],
  ['createdate', 'LT', { value: '2026-11-21' }, false],
  ['firstname', 'IN', { values: ['Ada'] }, false],
  ['firstname', 'IN', { values: ['ada', 'bob'] }, true],
  ['lifecyclestage', 'EQ', { value: 'Lead' }, false],
  ['lifecyclestage', 'NOT_IN', { values: ['customer'] }, true],
  ['phone', 'HAS_PROPERTY', {}, false],
  ['phone', 'NOT_HAS_PROPERTY', {}, true],
  ['email', 'CONTAINS_TOKEN', { value: '*@engine.example' }, true],
  ['email', 'CONTAINS_TOKEN', { value: 'lovelace' }, true],
  ['email', 'CONTAINS_TOKEN', { value: 'love' }, false],
  ['email', 'CONTAINS_TOKEN', { value: 'love*' }, true],
  ['email', 'NOT_CONTAINS_TOKEN', { value: 'ada' }, false],
])('%s %s %j is %s', (name, operator, rest, expected) => {
  expect(fits(name, operator, rest)).toBe(expected);
});

test.each([
  ['nonsense', 'EQ', { value: 'x' }],
  ['email', 'LIKE', { value: 'x' }],
  ['email', 'EQ', {}],
  ['email', 'IN', { value: 'x' }],
])('%s %s %j is refused', (name, operator, rest) => {
  expect(() => fits(name, operator, rest)).toThrow(
    expect.objectContaining({ status: 400, category: 'VALIDATION_ERROR' }) as Error,
  );
});
