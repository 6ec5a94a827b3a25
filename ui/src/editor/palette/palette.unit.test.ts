import type { NodeTypeInfo } from '@leadloom/contracts';
import { expect, test } from 'vitest';
import { linesOf } from './palette-lines.ts';
import { fits } from './palette-target.ts';
import { searchTypes } from './search-types.ts';

const type = (displayName: string, more: Partial<NodeTypeInfo> = {}): NodeTypeInfo => ({
  name: `x.${displayName}`,
  displayName,
  defaultName: displayName,
  description: '',
  group: [],
  version: 1,
  iconUrl: null,
  isTrigger: false,
  inputs: 1,
  outputs: 1,
  partsIn: [],
  partsOut: [],
  credentials: [],
  aliases: [],
  categories: [],
  actions: 0,
  ...more,
});
const names = (found: readonly NodeTypeInfo[]) => found.map(({ displayName }) => displayName);

test('a name is found before an alias, and that before what is told of a node', () => {
  const types = [
    type('Sheets', { description: 'Reads mail lists' }),
    type('Gmail'),
    type('Mailjet Trigger', { isTrigger: true }),
    type('Mailjet'),
    type('Postman', { aliases: ['Mail'] }),
    type('Other'),
  ];
  expect(names(searchTypes(types, 'mail'))).toEqual(['Mailjet', 'Mailjet Trigger', 'Postman', 'Gmail', 'Sheets']);
  expect(names(searchTypes(types, 'mail lists'))).toEqual(['Sheets']);
});

test('before anything is typed no list is longer than twelve lines', () => {
  const types = Array.from({ length: 60 }, (_, index) =>
    type(`Service ${index}`, { categories: [index % 2 === 0 ? 'Sales' : 'Communication'] }),
  );
  const shelf = { types, recents: ['x.Service 7', 'x.Gone'], typed: '' };
  const start = linesOf({ at: 'start' }, shelf);
  expect(start.lines[0]).toMatchObject({ kind: 'type', isRecent: true, type: { displayName: 'Service 7' } });
  expect(start.lines.slice(1).every(({ kind }) => kind === 'category')).toBe(true);
  const [category] = start.lines.flatMap((line) => (line.kind === 'category' ? [line.category] : []));
  const inside = linesOf({ at: 'category', category: category! }, shelf);
  expect(inside).toMatchObject({ lines: { length: 12 }, more: 18 });
});

test('what is chosen fits where it goes', () => {
  const trigger = type('Start', { isTrigger: true, inputs: 0 });
  const tool = type('Tool', { inputs: 0, outputs: 0, partsOut: ['ai_tool'] });
  const agent = type('Agent', { partsIn: ['ai_tool'] });
  const all = [trigger, tool, agent, type('Set')];
  const fitting = (target: Parameters<typeof fits>[1]) => names(all.filter((one) => fits(one, target)));
  expect(fitting({ isFirst: true })).toEqual(['Start']);
  expect(fitting({})).toEqual(['Start', 'Agent', 'Set']);
  expect(fitting({ from: { node: 'A', port: { isOutput: true, type: 'main', index: 0 } } })).toEqual(['Agent', 'Set']);
  expect(fitting({ from: { node: 'A', port: { isOutput: false, type: 'ai_tool', index: 0 } } })).toEqual(['Tool']);
  expect(fitting({ from: { node: 'A', port: { isOutput: true, type: 'ai_tool', index: 0 } } })).toEqual(['Agent']);
});
