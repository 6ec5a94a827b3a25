import { expect, test } from 'vitest';
import { collectFields } from './collect-fields.ts';

const fieldsOf = (items: unknown[]) => {
  const fields = collectFields();
  for (const item of items) fields.add(item);
  return fields.read();
};

test('fields of all items are told, with how many have them and of what types they are', () => {
  expect(fieldsOf([{ name: 'Ada', age: null }, { name: '', age: 36 }, { other: true }])).toEqual({
    total: 3,
    fields: [
      { path: ['name'], types: ['string'], count: 2, example: 'Ada' },
      { path: ['age'], types: ['null', 'number'], count: 2, example: '36' },
      { path: ['other'], types: ['boolean'], count: 1, example: 'true' },
    ],
  });
});

test('what is inside stands behind it; elements of a list count once an item', () => {
  const items = [{ lead: { tags: ['a', 'b'], parts: [{ n: 1 }, { n: 2, m: 3 }] } }];
  expect(fieldsOf(items).fields.map(({ path, count, types }) => [path.join('.'), count, types.join()])).toEqual([
    ['lead', 1, 'object'],
    ['lead.tags', 1, 'list'],
    ['lead.tags.0', 1, 'string'],
    ['lead.parts', 1, 'list'],
    ['lead.parts.0', 1, 'object'],
    ['lead.parts.0.n', 1, 'number'],
    ['lead.parts.0.m', 1, 'number'],
  ]);
});

test('more than a thousand fields are not told', () => {
  const wide = Object.fromEntries(Array.from({ length: 1200 }, (_, index) => [`f${index}`, index]));
  expect(fieldsOf([wide]).fields).toHaveLength(1000);
});
