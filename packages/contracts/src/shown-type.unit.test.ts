import { expect, it } from 'vitest';
import { shownType } from './shown-type.ts';

it.each([
  ['image/png', 'image/png'],
  ['IMAGE/JPEG; q=1', 'image/jpeg'],
  ['text/html', 'text/plain; charset=utf-8'],
  ['application/ld+json', 'text/plain; charset=utf-8'],
  ['image/svg+xml', null],
  ['application/pdf', null],
  ['image/png\r\nset-cookie: a=b', null],
  [null, null],
])('lets %j be looked at as %j', (type, shown) => {
  expect(shownType(type)).toBe(shown);
});
