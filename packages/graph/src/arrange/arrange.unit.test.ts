import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { alignNodes, applyOperations, distributeNodes, snapNodes, tidyNodes } from '../index.ts';
import { noteSize, noteType } from './is-note.ts';

const node = (name: string, x: number, y: number, extra: Partial<WorkflowNode> = {}): WorkflowNode => ({
  name,
  type: 'n8n-nodes-base.set',
  position: [x, y],
  ...extra,
});
const note = (name: string, [x, y, width, height]: [number, number, number, number]) =>
  node(name, x, y, { type: noteType, parameters: { width, height, content: name } });
const sizeOf = (given: WorkflowNode) => (given.type === noteType ? noteSize(given) : { width: 96, height: 96 });
const to = (...targets: string[]) => ({
  main: targets.map((target) => [{ node: target, type: 'main', index: 0 }]),
});
const part = (kind: string, target: string) => ({ [kind]: [[{ node: target, type: kind, index: 0 }]] });
const tidied = (document: WorkflowDocument, chosen?: Set<string>) =>
  applyOperations(document, tidyNodes(document, sizeOf, chosen)).document;
const placesOf = ({ nodes }: WorkflowDocument) =>
  Object.fromEntries(nodes.map(({ name, position }) => [name, position as [number, number]]));

//          ┌─ Yes ─┐
// Start ─ If       Join ─ (back to If)      Model below Agent, Lone elsewhere
//          └─ No ──┘
const branched: WorkflowDocument = {
  nodes: [
    node('Lone', 900, 900),
    node('Join', 13, 7),
    node('No', 20, 0),
    node('If', 500, 80),
    node('Yes', 0, 300),
    node('Start', 480, 55),
    node('Agent', 40, 40),
    node('Model', 0, 0),
    note('Around branches', [-20, -20, 180, 440]),
    note('Free', [880, 700, 100, 100]),
  ],
  connections: {
    Start: to('If'),
    If: to('Yes', 'No'),
    Yes: to('Join'),
    No: to('Join'),
    Join: to('Agent'),
    Agent: to('If'),
    Model: part('ai_languageModel', 'Agent'),
  },
};

describe('tidy', () => {
  it('goes from left to right, branches in order, sub-nodes below, and a second time moves nothing', () => {
    const once = tidied(branched);
    const at = placesOf(once);
    const xs = ['Start', 'If', 'Yes', 'Join', 'Agent'].map((name) => at[name]![0]);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(new Set(xs).size).toBe(xs.length);
    expect(at['Yes']![0]).toBe(at['No']![0]);
    expect(at['Yes']![1]).toBeLessThan(at['No']![1]);
    expect(at['Model']![0]).toBe(at['Agent']![0]);
    expect(at['Model']![1]).toBeGreaterThan(at['Agent']![1] + 96);
    expect(at['Lone']![1]).toBeGreaterThan(at['No']![1] + 96);
    expect(tidyNodes(once, sizeOf)).toEqual([]);
  });

  it('leaves no two nodes on each other', () => {
    const { nodes } = tidied(branched);
    const steps = nodes.filter(({ type }) => type !== noteType);
    for (const one of steps)
      for (const other of steps) {
        const [dx, dy] = [0, 1].map((axis) => Math.abs(one.position[axis]! - other.position[axis]!)) as [
          number,
          number,
        ];
        if (one !== other) expect(dx >= 96 || dy >= 96, `${one.name} and ${other.name}`).toBe(true);
      }
  });

  it('keeps nodes on their notes', () => {
    const on: WorkflowDocument = {
      nodes: [node('A', 0, 0), node('B', 5, 200), node('C', 300, 5), note('AB', [-40, -60, 200, 400])],
      connections: { A: to('B'), B: to('C') },
    };
    const { nodes } = tidied(on);
    const ground = nodes.find(({ name }) => name === 'AB')!;
    const { width, height } = noteSize(ground);
    const at = placesOf({ nodes, connections: {} });
    for (const name of ['A', 'B']) {
      expect(at[name]![0]).toBeGreaterThanOrEqual(ground.position[0]!);
      expect(at[name]![1]).toBeGreaterThanOrEqual(ground.position[1]!);
      expect(at[name]![0] + 96).toBeLessThanOrEqual(ground.position[0]! + width);
      expect(at[name]![1] + 96).toBeLessThanOrEqual(ground.position[1]! + height);
    }
  });

  it('moves the chosen nodes only', () => {
    const chosen = new Set(['Yes', 'Join']);
    const before = placesOf(branched);
    const after = placesOf(tidied(branched, chosen));
    const moved = Object.keys(before).filter((name) => before[name]!.join() !== after[name]!.join());
    expect(moved.every((name) => chosen.has(name))).toBe(true);
    expect(after['Join']![0]).toBeGreaterThan(after['Yes']![0]);
  });
});

describe('lines', () => {
  const three = [node('A', 0, 10), node('B', 50, 300), node('C', 400, 17)];
  const after = (operations: ReturnType<typeof alignNodes>) =>
    placesOf(applyOperations({ nodes: three, connections: {} }, operations).document);

  it('bring nodes to an edge or the middle of all', () => {
    expect(after(alignNodes(three, 'left', sizeOf))).toEqual({ A: [0, 10], B: [0, 300], C: [0, 17] });
    expect(after(alignNodes(three, 'bottom', sizeOf))).toEqual({ A: [0, 300], B: [50, 300], C: [400, 300] });
    expect(after(alignNodes(three, 'middle', sizeOf))).toEqual({ A: [0, 155], B: [50, 155], C: [400, 155] });
    expect(alignNodes(three.slice(1, 2), 'left', sizeOf)).toEqual([]);
  });

  it('part nodes evenly, the outermost staying', () => {
    expect(after(distributeNodes(three, 'across', sizeOf))).toEqual({ A: [0, 10], B: [200, 300], C: [400, 17] });
    expect(after(distributeNodes(three, 'down', sizeOf))).toEqual({ A: [0, 10], B: [50, 300], C: [400, 155] });
  });

  it('are those of the grid', () => {
    expect(after(snapNodes(three))).toEqual({ A: [0, 16], B: [48, 304], C: [400, 16] });
  });
});
