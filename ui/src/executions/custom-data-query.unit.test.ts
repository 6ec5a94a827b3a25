import { expect, it } from 'vitest';
import { customDataQuery } from './custom-data-query.ts';

it.each([
  [undefined, {}],
  [' ', {}],
  ['customer', { customKey: 'customer' }],
  ['customer = c1', { customKey: 'customer', customValue: 'c1' }],
  ['formula=a=b', { customKey: 'formula', customValue: 'a=b' }],
])('reads %j', (search, query) => {
  expect(customDataQuery(search)).toEqual(query);
});
