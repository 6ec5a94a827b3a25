import type { WorkflowDocument, WorkflowOperation } from '@leadloom/contracts';
import { expect, it } from 'vitest';
import { applyOperations } from '../operations/apply-operations.ts';
import { diffDocuments } from './diff-documents.ts';
import { restoreNode } from './restore-node.ts';

const node = (name: string) => ({ id: name, name, type: 'test.node', position: [0, 0], parameters: { url: 'one' } });
const to = (target: string) => ({ main: [[{ node: target, type: 'main', index: 0 }]] });
const then: WorkflowDocument = { nodes: [node('A'), node('B'), node('C')], connections: { A: to('B'), B: to('C') } };

it.each<[string, WorkflowOperation[]]>([
  ['changed', [{ op: 'changeNode', name: 'B', set: { parameters: {}, disabled: true } }]],
  [
    'renamed and moved',
    [
      { op: 'renameNode', from: 'B', to: 'Z' },
      { op: 'moveNodes', positions: { Z: [9, 9] } },
    ],
  ],
  ['removed', [{ op: 'removeNodes', names: ['B'] }]],
  ['added', [{ op: 'addNodes', nodes: [node('D')] }]],
])('a node that was %s is what it was, and others stay as they are', (_, changes) => {
  const others: WorkflowOperation[] = [{ op: 'changeNode', name: 'C', set: { notes: 'kept' } }];
  const now = applyOperations(then, [...changes, ...others]).document;
  const difference = diffDocuments(then, now).nodes.find(({ before, after }) => (after ?? before)?.name !== 'C');
  if (difference === undefined) throw new Error('nothing differs');
  const restored = applyOperations(now, restoreNode(difference, then, now)).document;
  const wanted = applyOperations(then, others).document;
  expect({ ...restored, nodes: restored.nodes.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }).toEqual(wanted);
});
