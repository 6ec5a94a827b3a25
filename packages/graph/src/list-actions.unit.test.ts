import type { NodeDescription, NodeProperty } from '@leadloom/contracts';
import { expect, it } from 'vitest';
import { listActions } from './list-actions.ts';

const options = (name: string, values: string[], show?: Record<string, unknown[]>): NodeProperty => ({
  name,
  displayName: name,
  type: 'options',
  options: values.map((value) => ({
    name: value.toUpperCase(),
    value,
    ...(value === 'get' ? { action: 'Get it' } : {}),
  })),
  ...(show === undefined ? {} : { displayOptions: { show } }),
});
const described = (...properties: NodeProperty[]): NodeDescription => ({
  name: 'x',
  displayName: 'X',
  group: [],
  version: [1, 2],
  defaults: {},
  inputs: ['main'],
  outputs: ['main'],
  properties,
});

it('lists what each kind of thing allows, of the version alone', () => {
  const description = described(
    options('resource', ['deal', 'note']),
    options('operation', ['get', 'add'], { resource: ['deal'], '@version': [2] }),
    options('operation', ['old'], { resource: ['deal'], '@version': [1] }),
    options('operation', ['drop'], { resource: ['note'] }),
  );
  expect(listActions(description, 2).map(({ title, group, parameters }) => [title, group, parameters])).toEqual([
    ['Get it', 'DEAL', { resource: 'deal', operation: 'get' }],
    ['ADD: DEAL', 'DEAL', { resource: 'deal', operation: 'add' }],
    ['DROP: NOTE', 'NOTE', { resource: 'note', operation: 'drop' }],
  ]);
});

it('is empty for a node that does one thing', () => {
  expect(listActions(described(options('operation', ['get'])), 1)).toEqual([]);
  expect(listActions(described(options('operation', ['get', 'add'])), 1)).toHaveLength(2);
});
