import { expect, test } from 'vitest';
import { readCsv, writeCsv } from './csv.ts';

test('what is written is read again', () => {
  const rows = [
    ['a', 'b'],
    ['line\nbreak', 'a "quoted", field'],
    ['', 'x'],
  ];
  expect(readCsv(writeCsv(rows, ',', '\r\n'), ',')).toEqual(rows);
});

test('plain fields, other delimiters, empty lines, no line break at the end', () => {
  expect(readCsv('a;b\n\n1;', ';')).toEqual([
    ['a', 'b'],
    ['1', ''],
  ]);
});
