import type { WorkflowDocument } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { changedNodes } from './changed-nodes.ts';
import { findMoveFaults } from './find-move-faults.ts';

const node = (name: string, parameters: Record<string, unknown> = {}) => ({
  name,
  type: 'n8n-nodes-base.set',
  position: [0, 0],
  parameters,
});
const document = (...nodes: ReturnType<typeof node>[]): WorkflowDocument => ({
  nodes,
  connections: Object.fromEntries(
    nodes
      .slice(1)
      .map(({ name }, place) => [nodes[place]?.name ?? '', { main: [[{ node: name, type: 'main', index: 0 }]] }]),
  ),
});

describe('changed nodes', () => {
  it('are those that do another thing, not those that stand elsewhere', () => {
    const before = document(node('A', { x: 1, y: 2 }), node('B'), node('C'));
    const moved = { ...node('A', { y: 2, x: 1 }), position: [9, 9], notes: 'new' };
    expect(changedNodes(before, document(moved, node('B'), node('C')))).toEqual([]);
    expect(changedNodes(before, document(node('A', { x: 2 }), node('B'), node('C')))).toEqual(['A']);
    expect(changedNodes(before, document(node('A', { x: 1, y: 2 }), node('N'), node('B'), node('C')))).toEqual([
      'N',
      'B',
    ]);
    expect(changedNodes(before, { ...before, pinData: { B: [{ json: {} }] } })).toEqual(['B']);
  });
});

describe('a move to another version', () => {
  const from = document(node('A'), node('W'), node('C'));
  const run = { node: 'A', run: 0, status: 'success' as const, startedAt: '', durationMs: 0, items: [1], source: [] };
  const faults = (to: WorkflowDocument, pending: string[] = []) =>
    findMoveFaults({
      from,
      to,
      nodeRuns: [run, { ...run, node: 'W' }],
      waiting: 'W',
      pending,
      findNodeType: () => ({ isTrigger: false, credentials: [] }),
    }).map(({ code }) => code);

  it('fits when what is done is as it was, and what waits is there', () => {
    expect(faults(document(node('A'), node('W', { other: true }), node('C', { other: true }), node('D')))).toEqual([]);
    expect(faults(document(node('A', { other: true }), node('W'), node('C')))).toEqual(['done_node_changed']);
    expect(faults(document(node('W'), node('C')))).toEqual(['done_node_gone', 'ways_changed']);
    expect(faults(document(node('A'), node('N'), node('W')))).toEqual(['ways_changed']);
    expect(faults(document(node('A'), node('W')), ['C'])).toEqual(['waiting_node_gone']);
  });
});
