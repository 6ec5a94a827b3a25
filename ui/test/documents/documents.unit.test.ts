import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openInEditor } from './open-in-editor.ts';

const hub = join(import.meta.dirname, '../../../hub-api/src');
const files = ['templates', 'samples'].flatMap((folder) =>
  readdirSync(join(hub, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(hub, folder, name)),
);
/** Templates keep their document beside other words, samples too. */
const documentIn = (file: string) =>
  JSON.stringify((JSON.parse(readFileSync(file, 'utf8')) as { document: unknown }).document);

it.each(files.map((file) => [file.slice(hub.length + 1), file]))('%s comes back letter for letter', (_, file) => {
  expect(openInEditor(documentIn(file))).toMatchObject({ isExact: true, isUndone: true, notShown: [] });
});

const node = (name: string, more = {}) => ({
  name,
  type: 'x.y',
  typeVersion: 1,
  position: [0, 0],
  parameters: {},
  ...more,
});
const target = (name: string, type = 'main') => ({ node: name, type, index: 0 });

it.each<[string, object]>([
  [
    'a type that is not installed, and keys that nobody knows',
    { nodes: [node('A', { extra: { deep: [1, null] } })], connections: {}, tags: [{ id: 1 }], versionId: 'x' },
  ],
  ['two nodes of a name', { nodes: [node('A'), node('A')], connections: { A: { main: [[target('A')]] } } }],
  [
    'gaps among outputs',
    { nodes: [node('A'), node('B')], connections: { A: { main: [null, [], [target('B')], []] }, B: {} } },
  ],
  [
    'wires to nobody',
    { nodes: [node('A')], connections: { A: { main: [[target('Gone')]] }, Gone: { main: [[target('A')]] } } },
  ],
  [
    'a model below an agent',
    { nodes: [node('M'), node('A')], connections: { M: { ai_languageModel: [[target('A', 'ai_languageModel')]] } } },
  ],
  [
    'names like keys of objects',
    {
      nodes: [node('constructor'), node('__proto__x')],
      connections: { constructor: { main: [[target('__proto__x')]] } },
      pinData: { constructor: [{ json: { 'a.b': '$c' } }] },
    },
  ],
])('%s come back letter for letter', (_, document) => {
  expect(openInEditor(JSON.stringify(document))).toMatchObject({ isExact: true, isUndone: true, notShown: [] });
});

it('what older exports write in another way is read as meant', () => {
  const document = { nodes: [{ ...node('A'), typeVersion: '2.1' }], connections: {}, pinData: null, settings: null };
  expect(openInEditor(JSON.stringify(document))).toMatchObject({ isExact: false, isSame: true, notShown: [] });
});
