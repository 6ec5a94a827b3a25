import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { type CsvRow, readRows } from './read-rows.ts';

async function read(text: string, chunk = 7, start = { byte: 0, line: 1 }): Promise<CsvRow[]> {
  const bytes = Buffer.from(text).subarray(start.byte);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) =>
    bytes.subarray(index * chunk, (index + 1) * chunk),
  );
  return Array.fromAsync(readRows(Readable.from(chunks), ',', start));
}

const text = '\uFEFFname,city\r\n"Ada\nLovelace",Zürich\r\n\r\nBob,東京\r\ntoo,many,cells\r\n';

it('gives each row with the line on which it begins', async () => {
  const rows = await read(text);
  expect(rows.map(({ line, cells }) => [line, cells])).toEqual([
    [1, ['name', 'city']],
    [2, ['Ada\nLovelace', 'Zürich']],
    [5, ['Bob', '東京']],
    [6, ['too', 'many', 'cells']],
  ]);
});

it('goes on at the byte and line behind any row', async () => {
  const rows = await read(text);
  for (const [index, { next }] of rows.entries()) expect(await read(text, 5, next)).toEqual(rows.slice(index + 1));
});

it('names the line of a quote that is never closed', async () => {
  const rows = await read('a,b\n1,2\n"open,3\n4,5\n');
  expect(rows.at(-1)).toMatchObject({ line: 3, fault: expect.stringContaining('never closed') });
});

it('names a row whose characters cannot be read, and goes on', async () => {
  const bytes = Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xf6]), Buffer.from('\n2,ö\n')]);
  const rows = await Array.fromAsync(readRows(Readable.from([bytes]), ',', { byte: 0, line: 1 }));
  expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
    [1, null],
    [2, expect.stringContaining('UTF-8')],
    [3, null],
  ]);
});
