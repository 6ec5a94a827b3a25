import { expect, it } from 'vitest';
import { connectedTo, downstreamOf, upstreamOf } from '../index.ts';

// A ─ B ─ C      M (model of B)      L (tool of M)      X ─ Y
const to = (node: string, type = 'main') => ({ [type]: [[{ node, type, index: 0 }]] });
const connections = {
  A: to('B'),
  B: to('C'),
  M: to('B', 'ai_languageModel'),
  L: to('M', 'ai_tool'),
  X: to('Y'),
};

it('follows wires back, on, and both ways, with what hangs below', () => {
  const document = { connections };
  expect([...upstreamOf(document, ['B'])].sort()).toEqual(['A', 'B', 'L', 'M']);
  expect([...downstreamOf(document, ['A'])].sort()).toEqual(['A', 'B', 'C', 'L', 'M']);
  expect([...downstreamOf(document, ['C'])]).toEqual(['C']);
  expect([...connectedTo(document, ['L'])].sort()).toEqual(['A', 'B', 'C', 'L', 'M']);
  expect([...connectedTo(document, ['X', 'C'])].sort()).toEqual(['A', 'B', 'C', 'L', 'M', 'X', 'Y']);
});
