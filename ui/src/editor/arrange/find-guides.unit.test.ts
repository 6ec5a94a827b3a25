import { expect, it } from 'vitest';
import { findGuides } from './find-guides.ts';

const box = (x: number, y: number, width = 100, height = 100) => ({ x, y, width, height });

it('bring edges and middles in line that nearly are, each direction by itself', () => {
  expect(findGuides(box(3, 500), [box(0, 0), box(400, 495, 10, 110)])).toEqual({ dx: -3, dy: 0, x: 0, y: 550 });
  expect(findGuides(box(0, 0), [box(205, 0), box(-46, 300, 200)])).toEqual({ dx: 4, dy: 0, x: 54, y: 0 });
  expect(findGuides(box(0, 0), [box(50, 250)])).toEqual({ dx: 0, dy: 0, x: null, y: null });
});
