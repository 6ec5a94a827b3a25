import { expect, it } from 'vitest';
import { readColumns } from './read-columns.ts';

it('reads a column a line', () => {
  expect(readColumns('email: string\n\n score:number\nnote')).toEqual({
    columns: [
      { name: 'email', type: 'string' },
      { name: 'score', type: 'number' },
      { name: 'note', type: 'string' },
    ],
  });
});

it.each(['2nd: string', 'a b', 'when: time'])('names %j, which is none', (line) => {
  expect(readColumns(`ok: string\n${line}`)).toEqual({ fault: line });
});
