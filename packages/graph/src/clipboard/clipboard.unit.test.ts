import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { applyOperations, copyNodes, pasteNodes, readClipping, removeAndHeal } from '../index.ts';

const node = (name: string, extra: Partial<WorkflowNode> = {}): WorkflowNode => ({
  id: `id of ${name}`,
  name,
  type: 'n8n-nodes-base.set',
  position: [100, 200],
  ...extra,
});
const to = (...targets: string[]) => ({ main: [targets.map((target) => ({ node: target, type: 'main', index: 0 }))] });
const ids = () => {
  let count = 0;
  return () => `new ${(count += 1)}`;
};

const drawing: WorkflowDocument = {
  nodes: [
    node('Hook', { webhookId: 'old', credentials: { httpBasicAuth: { id: 'c1', name: 'Login' } } }),
    node('Edit', {
      position: [300, 240],
      parameters: { a: "={{ $('Hook').item.json.a + $('Else').item.json.b }}", b: "$('Hook')" },
    }),
    node('Else'),
  ],
  connections: { Hook: to('Edit', 'Else'), Edit: to('Hook') },
  pinData: { Hook: [{ json: { a: 1 } }] },
};

describe('a copy', () => {
  const piece = copyNodes(drawing, ['Hook', 'Edit']);

  it('has the nodes, the wires between them and what is pinned', () => {
    expect(piece.nodes.map(({ name }) => name)).toEqual(['Hook', 'Edit']);
    expect(piece.connections).toEqual({ Hook: to('Edit'), Edit: to('Hook') });
    expect(piece.pinData).toEqual({ Hook: [{ json: { a: 1 } }] });
  });

  it('comes in with new ids and free names, which its wires and references follow', () => {
    const { operations, names } = pasteNodes(drawing, piece, [0, 16], ids());
    const { document, inverse } = applyOperations(drawing, operations);
    expect(names).toEqual(['Hook1', 'Edit1']);
    expect(document.nodes.slice(3)).toEqual([
      { ...drawing.nodes[0], id: 'new 1', webhookId: 'new 2', name: 'Hook1', position: [0, 16] },
      {
        ...drawing.nodes[1],
        id: 'new 3',
        name: 'Edit1',
        position: [200, 56],
        parameters: { a: "={{ $('Hook1').item.json.a + $('Else').item.json.b }}", b: "$('Hook')" },
      },
    ]);
    expect(document.connections).toEqual({ ...drawing.connections, Hook1: to('Edit1'), Edit1: to('Hook1') });
    expect(document.pinData).toMatchObject({ Hook1: [{ json: { a: 1 } }] });
    expect(applyOperations(document, inverse).document).toEqual(drawing);
  });

  it('gives names on when the next one is taken by the piece itself', () => {
    const given = { nodes: [node('A'), node('A1'), node('A')], connections: { A: to('A1') } };
    const { operations, names } = pasteNodes({ nodes: [node('A')] }, given, [0, 0], ids());
    expect(names).toEqual(['A3', 'A1', 'A2']);
    expect(applyOperations({ nodes: [node('A')], connections: {} }, operations).document.connections).toEqual({
      A3: to('A1'),
    });
  });
});

describe('a text', () => {
  const whole = { name: 'W', nodes: [node('A'), node('B')], connections: { A: to('B') } };
  const namesIn = (text: string) => readClipping(text)?.nodes.map(({ name }) => name);

  it.each([
    ['a workflow', JSON.stringify(whole)],
    ['a template', JSON.stringify({ id: 7, workflow: whole })],
    ['a list with one workflow', JSON.stringify([whole])],
    ['a list of nodes', JSON.stringify(whole.nodes)],
    ['a chat', `Sure! Try [this] {one}:\n\`\`\`json\n${JSON.stringify(whole, null, 2)}\n\`\`\`\nHope it "helps".`],
  ])('is read from %s', (_, text) => {
    expect(namesIn(text)).toEqual(['A', 'B']);
  });

  it('may be one node, or nothing', () => {
    expect(namesIn(`Use ${JSON.stringify(node('Only', { notes: 'a } in "text"' }))} here`)).toEqual(['Only']);
    for (const text of ['', 'nothing [here] {at all', '{"a": 1}', '[]', '{"nodes": [{"a": 1}]}', '{"type": "text"}'])
      expect(readClipping(text)).toBeNull();
  });
});

describe('what goes', () => {
  // A ─ B ─ C ─ D        B ─(2)─ E
  const chain: WorkflowDocument = {
    nodes: ['A', 'B', 'C', 'D', 'E'].map((name) => node(name)),
    connections: { A: to('B'), B: { main: [...to('C').main, ...to('E').main] }, C: to('D') },
  };
  const without = (...names: string[]) => applyOperations(chain, removeAndHeal(chain, names)).document.connections;

  it('leaves what was before it joined with what was behind it', () => {
    expect(without('C')).toEqual({ A: to('B'), B: { main: [...to('D').main, ...to('E').main] } });
    expect(without('B', 'C')).toEqual({ A: to('D') });
    expect(without('A')).toEqual({ B: chain.connections['B'], C: to('D') });
  });

  it('ends where nodes lead to each other in a circle', () => {
    const circle = { ...chain, connections: { A: to('B'), B: to('C'), C: to('B', 'D') } };
    expect(applyOperations(circle, removeAndHeal(circle, ['B', 'C'])).document.connections).toEqual({ A: to('D') });
  });
});
