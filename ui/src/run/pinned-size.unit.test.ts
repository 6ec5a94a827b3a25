import { expect, test } from 'vitest';
import { mostPinned, pinnedSize } from './pinned-size.ts';

const document = { name: 'x', nodes: [], connections: {}, pinData: { A: [{ json: { text: 'a'.repeat(7_000_000) } }] } };
const large = [{ json: { text: 'ü'.repeat(3_000_000) } }];

test('what is pinned to all nodes counts, in bytes; what is pinned anew takes the place of what was', () => {
  expect(pinnedSize(document, 'B', large)).toBeGreaterThan(mostPinned);
  expect(pinnedSize(document, 'A', large)).toBeLessThan(mostPinned);
});
