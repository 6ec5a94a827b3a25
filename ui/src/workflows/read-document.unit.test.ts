import { expect, test } from 'vitest';
import { readDocument } from './read-document.ts';

const document = { name: 'A', nodes: [], connections: {} };

test('an export, a template around it and a list of one are read alike', () => {
  for (const given of [document, { workflow: document }, [document]])
    expect(readDocument(JSON.stringify(given))).toEqual(document);
});
test('copied nodes may come without connections', () => {
  expect(readDocument('{"nodes": []}')).toEqual({ nodes: [], connections: {} });
});
test('what is no workflow is refused in words', () => {
  expect(() => readDocument('hello')).toThrow(/not JSON/);
  expect(() => readDocument('{"a": 1}')).toThrow(/no workflow/);
  expect(() => readDocument('null')).toThrow(/no workflow/);
});
