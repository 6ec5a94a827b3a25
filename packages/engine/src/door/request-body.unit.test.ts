import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { expect, it } from 'vitest';
import { isSpooled, takeBody, withoutBoundary } from './request-body.ts';

it('reads a long body as often as asked, and holds a short one', async () => {
  const long = Array.from({ length: 40 }, (_, number) => Buffer.alloc(50_000, number));
  const spooled = await takeBody(Readable.from(long));
  if (!isSpooled(spooled)) throw new Error('it was held');
  expect(spooled.bytes).toBe(2_000_000);
  for (const _ of [1, 2]) expect((await buffer(spooled.open())).equals(Buffer.concat(long))).toBe(true);
  await spooled.close();
  expect(await takeBody(Readable.from([Buffer.from('a'), Buffer.from('b')]))).toEqual(Buffer.from('ab'));
});

it('knows a form by what is between its boundaries, however it is cut', async () => {
  const pieces = array(constantFrom('--x-1', '-', 'x', '--x', '1', 'value'), { maxLength: 40 });
  const same = asyncProperty(pieces, pieces, async (before, after) => {
    const cut = {
      bytes: 0,
      open: () => Readable.from([before.join(''), ...after].map((piece) => Buffer.from(piece))),
      close: () => Promise.resolve(),
    };
    const whole = [...before, ...after].join('');
    const known = Buffer.concat(await Array.fromAsync(withoutBoundary(cut, '--x-1')));
    expect(known.toString()).toBe(whole.replaceAll('--x-1', 'boundary'));
  });
  await assert(same);
});
