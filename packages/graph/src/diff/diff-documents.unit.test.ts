import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { diffDocuments } from './diff-documents.ts';

const node = (name: string, more: Partial<WorkflowNode> = {}): WorkflowNode => ({
  id: name.toLowerCase(),
  name,
  type: 'test.node',
  position: [0, 0],
  parameters: {},
  ...more,
});
const to = (target: string) => ({ main: [[{ node: target, type: 'main', index: 0 }]] });
const wire = (source: string, target: string) => ({
  source,
  sourceType: 'main',
  sourceIndex: 0,
  target,
  targetType: 'main',
  targetIndex: 0,
});
const before: WorkflowDocument = {
  nodes: [node('A'), node('B', { parameters: { url: 'one', options: { retries: 1 } } }), node('C')],
  connections: { A: to('B'), B: to('C') },
  settings: { timezone: 'UTC' },
  pinData: { B: [{ json: { n: 1 } }] },
};

describe('diffDocuments', () => {
  it('finds nothing between a document and its copy', () => {
    expect(diffDocuments(before, structuredClone(before))).toEqual({
      nodes: [],
      wires: { added: [], removed: [] },
      settings: [],
      pinData: [],
    });
  });

  // A → B → C   becomes   A → B' ⇢ (C removed), A → D
  it('tells changed values, wires, and nodes that came and went', () => {
    const after: WorkflowDocument = {
      ...before,
      nodes: [
        node('A', { position: [20, 0] }),
        node('B', { parameters: { url: '={{ $json.url }}', options: { retries: 1 } }, disabled: true }),
        node('D'),
      ],
      connections: { A: { main: [[...to('B').main[0]!, ...to('D').main[0]!]] } },
      settings: { timezone: 'Europe/Berlin' },
      pinData: {},
    };
    const { nodes, ...rest } = diffDocuments(before, after);
    expect(nodes.map((one) => [one.before?.name, one.after?.name, one.isMoved, one.values])).toEqual([
      ['A', 'A', true, []],
      [
        'B',
        'B',
        false,
        [
          { path: ['parameters', 'url'], before: 'one', after: '={{ $json.url }}' },
          { path: ['disabled'], after: true },
        ],
      ],
      [undefined, 'D', false, []],
      ['C', undefined, false, []],
    ]);
    expect(rest).toEqual({
      wires: { added: [wire('A', 'D')], removed: [wire('B', 'C')] },
      settings: [{ path: ['timezone'], before: 'UTC', after: 'Europe/Berlin' }],
      pinData: [{ path: ['B'], before: [{ json: { n: 1 } }] }],
    });
  });

  it('knows a renamed node by its id, and shows no wire or pinned data as another', () => {
    const after: WorkflowDocument = {
      ...before,
      nodes: [node('A'), { ...before.nodes[1]!, name: 'Ask' }, node('C')],
      connections: { A: to('Ask'), Ask: to('C') },
      pinData: { Ask: [{ json: { n: 1 } }] },
    };
    const difference = diffDocuments(before, after);
    expect(difference.nodes.map((one) => [one.before?.name, one.after?.name, one.isRenamed])).toEqual([
      ['B', 'Ask', true],
    ]);
    expect({ ...difference, nodes: [] }).toEqual({
      nodes: [],
      wires: { added: [], removed: [] },
      settings: [],
      pinData: [],
    });
  });

  it('pairs by name where ids are shared by copies', () => {
    const copies = (url: string) => ({
      nodes: [node('A', { id: 'same' }), node('B', { id: 'same', parameters: { url } })],
      connections: {},
    });
    const { nodes } = diffDocuments(copies('one'), copies('two'));
    expect(nodes.map((one) => [one.before?.name, one.after?.name])).toEqual([['B', 'B']]);
  });
});
