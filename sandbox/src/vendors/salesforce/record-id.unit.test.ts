import { expect, test } from 'vitest';
import { makeRecordId, readRecordId, toLongId } from './record-id.ts';

test('the suffix says which letters are capitals', () => {
  // Ids of an org's own files, as Salesforce prints them in both lengths.
  expect(toLongId('001D000000IRFma')).toBe('001D000000IRFmaIAH');
  expect(toLongId('012000000000000')).toBe('012000000000000AAA');
});

test('ids of both lengths are read, others are refused', () => {
  const id = makeRecordId('00Q', 4711);
  expect(id).toHaveLength(18);
  expect(readRecordId(id.slice(0, 15))).toBe(id);
  expect(readRecordId(id)).toBe(id);
  expect(readRecordId(`${id.slice(0, 17)}0`)).toBeUndefined();
  expect(readRecordId('not an id')).toBeUndefined();
});

test('ids in the order of their numbers differ', () => {
  const ids = new Set(Array.from({ length: 5000 }, (_, number) => makeRecordId('003', number)));
  expect(ids.size).toBe(5000);
});
