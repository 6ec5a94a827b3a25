import type { WorkflowDocument, WorkflowOperation } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { applyOperations } from '../operations/apply-operations.ts';
import { mergeOperations } from './merge-operations.ts';

const node = (name: string) => ({
  id: name.toLowerCase(),
  name,
  type: 'test.node',
  position: [0, 0],
  parameters: { url: 'one' },
});
const wire = (source: string, target: string) => ({
  source,
  sourceType: 'main',
  sourceIndex: 0,
  target,
  targetType: 'main',
  targetIndex: 0,
});
const base: WorkflowDocument = {
  nodes: [node('A'), node('B'), node('C')],
  connections: { A: { main: [[{ node: 'B', type: 'main', index: 0 }]] } },
  settings: { timezone: 'UTC' },
};
const set = (name: string, url: string): WorkflowOperation => ({
  op: 'changeNode',
  name,
  set: { parameters: { url } },
});

/** What comes of my operations when somebody else has done theirs. */
function merge(theirs: WorkflowOperation[], mine: WorkflowOperation[]) {
  return mergeOperations({ base, newest: applyOperations(base, theirs).document, operations: mine });
}
const both = (theirs: WorkflowOperation[], mine: WorkflowOperation[]) => ({
  document: applyOperations(base, [...theirs, ...mine]).document,
});

describe('mergeOperations', () => {
  it.each<[string, WorkflowOperation[], WorkflowOperation[]]>([
    ['two nodes', [set('A', 'two')], [set('B', 'three')]],
    ['a node that was moved', [{ op: 'moveNodes', positions: { A: [5, 5] } }], [set('A', 'two')]],
    [
      'two who moved it: the last wins',
      [{ op: 'moveNodes', positions: { A: [5, 5] } }],
      [{ op: 'moveNodes', positions: { A: [9, 9] } }],
    ],
    [
      'two wires of one node',
      [{ op: 'connect', wires: [wire('A', 'C')] }],
      [{ op: 'connect', wires: [wire('B', 'C')] }],
    ],
    [
      'one and the same wire',
      [{ op: 'connect', wires: [wire('A', 'C')] }],
      [{ op: 'connect', wires: [wire('A', 'C')] }],
    ],
    ['a new node', [{ op: 'addNodes', nodes: [node('D')] }], [{ op: 'removeNodes', names: ['B'] }]],
    [
      'a setting',
      [{ op: 'changeSettings', set: { timezone: 'Europe/Rome' } }],
      [{ op: 'changeSettings', set: { executionOrder: 'v1' } }],
    ],
  ])('keeps both changes of %s', (_, theirs, mine) => {
    expect(merge(theirs, mine)).toEqual(both(theirs, mine));
  });

  it.each<[string, WorkflowOperation[], WorkflowOperation[], object]>([
    ['a node', [set('A', 'two')], [set('A', 'three')], { about: 'node', node: 'A' }],
    ['a node that was removed', [{ op: 'removeNodes', names: ['B'] }], [set('B', 'x')], { about: 'node', node: 'B' }],
    [
      'a node that was renamed',
      [{ op: 'renameNode', from: 'B', to: 'Z' }],
      [set('B', 'x')],
      { about: 'node', node: 'B' },
    ],
    [
      'a wire to what is removed',
      [{ op: 'connect', wires: [wire('B', 'C')] }],
      [{ op: 'removeNodes', names: ['C'] }],
      { about: 'wires', node: 'C' },
    ],
    [
      'a removed node that is wired',
      [{ op: 'removeNodes', names: ['C'] }],
      [{ op: 'connect', wires: [wire('B', 'C')] }],
      { about: 'wires', node: 'C' },
    ],
    [
      'two new nodes of a name',
      [{ op: 'addNodes', nodes: [node('D')] }],
      [{ op: 'addNodes', nodes: [{ ...node('D'), id: 'x' }] }],
      { about: 'node', node: 'D' },
    ],
    [
      'pinned data',
      [{ op: 'setPinData', node: 'A', items: [1] }],
      [{ op: 'setPinData', node: 'A', items: [2] }],
      { about: 'pinData', node: 'A' },
    ],
    [
      'a setting',
      [{ op: 'changeSettings', set: { timezone: 'X' } }],
      [{ op: 'changeSettings', set: { timezone: 'Y' } }],
      { about: 'settings', setting: 'timezone' },
    ],
    [
      'a replaced document',
      [set('A', 'two')],
      [{ op: 'replaceDocument', document: { nodes: [], connections: {} } }],
      { about: 'document' },
    ],
  ])('does not choose between two changes of %s', (_, theirs, mine, conflict) => {
    expect(merge(theirs, mine)).toMatchObject({ conflicts: expect.arrayContaining([conflict]) });
  });

  it('does not choose between a source that was set as a whole and a wire that came to it', () => {
    const mine: WorkflowOperation[] = [{ op: 'setConnections', connections: { A: null } }];
    expect(merge([{ op: 'connect', wires: [wire('A', 'C')] }], mine)).toMatchObject({
      conflicts: [{ about: 'wires', node: 'A' }],
    });
  });

  it('takes a node that both changed to the same', () => {
    expect(merge([set('A', 'two'), set('B', 'x')], [set('A', 'two'), set('C', 'y')])).toEqual(
      both([set('A', 'two'), set('B', 'x')], [set('C', 'y')]),
    );
  });

  it('gives the newest document when the same operations come again', () => {
    const mine: WorkflowOperation[] = [{ op: 'addNodes', nodes: [node('D')] }];
    expect(merge(mine, mine)).toEqual(both(mine, []));
  });
});
