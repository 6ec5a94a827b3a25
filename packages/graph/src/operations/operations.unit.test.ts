import type { WorkflowDocument, WorkflowOperation } from '@leadloom/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOperations } from './apply-operations.ts';
import { OperationError } from './operation-error.ts';
import { operationsBetween } from './operations-between.ts';

const names = ['A', 'B', 'C d', "It's", 'E'];
const name = fc.constantFrom(...names);
const index = fc.nat(2);
const type = fc.constantFrom('main', 'ai_tool');
const parameters = fc.dictionary(
  fc.constantFrom('x', 'text', 'jsCode'),
  fc.oneof(
    fc.integer(),
    name.map((to) => `={{ $('${to.replace("'", "\\'")}').item.json.x }}`),
    name.map((to) => ({ deep: [`=$node["${to}"].json`] })),
  ),
);
const node = fc.record({
  name,
  type: fc.constantFrom('n8n-nodes-base.code', 'n8n-nodes-base.set'),
  position: fc.tuple(fc.integer(), fc.integer()),
  parameters,
});
const wire = fc.record({
  source: name,
  sourceType: type,
  sourceIndex: index,
  target: name,
  targetType: type,
  targetIndex: index,
});
const target = fc.record({ node: name, type, index }, { requiredKeys: ['node', 'type', 'index'] });
const items = fc.array(fc.record({ json: fc.dictionary(name, fc.integer()) }), { maxLength: 2 });
const values = fc.dictionary(fc.constantFrom('disabled', 'notes', 'onError'), fc.integer());
const keys = fc.subarray(['disabled', 'notes', 'parameters']);

/** Documents as they come: two nodes of one name, connections of nodes that are gone, empty lists, null. */
const anyDocument: fc.Arbitrary<WorkflowDocument> = fc.record(
  {
    nodes: fc.array(node, { maxLength: 6 }),
    connections: fc.dictionary(
      name,
      fc.dictionary(type, fc.array(fc.option(fc.array(target, { maxLength: 3 }), { nil: null }), { maxLength: 3 })),
    ),
    settings: values,
    pinData: fc.dictionary(name, items),
    meta: fc.anything({ maxDepth: 1 }),
  },
  { requiredKeys: ['nodes', 'connections'] },
);
const operation: fc.Arbitrary<WorkflowOperation> = fc.oneof(
  fc.record({
    op: fc.constant('addNodes' as const),
    nodes: fc.uniqueArray(node, { selector: (made) => made.name, maxLength: 2 }),
    pinData: fc.dictionary(name, items),
  }),
  fc.record({ op: fc.constant('removeNodes' as const), names: fc.uniqueArray(name, { maxLength: 2 }) }),
  fc.record({
    op: fc.constant('moveNodes' as const),
    positions: fc.dictionary(name, fc.tuple(fc.integer(), fc.integer()), { maxKeys: 2 }),
  }),
  fc.record({ op: fc.constant('renameNode' as const), from: name, to: name }),
  fc.record({ op: fc.constant('changeNode' as const), name, set: values, unset: keys }),
  fc.record({
    op: fc.constantFrom('connect' as const, 'disconnect' as const),
    wires: fc.array(wire, { maxLength: 3 }),
  }),
  fc.record({ op: fc.constant('setPinData' as const), node: name, items: fc.option(items, { nil: null }) }),
  fc.record({ op: fc.constantFrom('changeSettings' as const, 'changeDocument' as const), set: values, unset: keys }),
  fc.record({ op: fc.constant('replaceDocument' as const), document: anyDocument }),
);

describe('operations', () => {
  it('50 of them at random, undone one by one, give back the same document, and redone the other', () => {
    fc.assert(
      fc.property(anyDocument, fc.array(operation, { minLength: 50, maxLength: 50 }), (first, operations) => {
        const untouched = structuredClone(first);
        let document = first;
        const undos: { inverse: WorkflowOperation[]; before: WorkflowDocument }[] = [];
        for (const each of operations) {
          try {
            const applied = applyOperations(document, [each]);
            undos.push({ inverse: applied.inverse, before: document });
            document = applied.document;
          } catch (error) {
            expect(error).toBeInstanceOf(OperationError);
          }
        }
        const last = document;
        const redos: WorkflowOperation[][] = [];
        for (const { inverse, before } of undos.toReversed()) {
          const undone = applyOperations(document, inverse);
          document = undone.document;
          redos.push(undone.inverse);
          expect(document).toEqual(before);
        }
        expect(document).toEqual(untouched);
        for (const redo of redos.toReversed()) document = applyOperations(document, redo).document;
        expect(document).toEqual(last);
      }),
      { numRuns: 200 },
    );
  });

  it('between any two documents make one of the other', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (from, to) => {
        expect(applyOperations(from, operationsBetween(from, to)).document).toEqual(to);
      }),
    );
  });

  const set = (called: string, x = '') => ({
    name: called,
    type: 'n8n-nodes-base.set',
    position: [0, 0],
    parameters: { x },
  });
  const to = (target: string) => ({ node: target, type: 'main', index: 0 });
  const abc: WorkflowDocument = {
    nodes: [set('A'), set('B', "={{ $('A').item.json.x }}"), set('C')],
    connections: { A: { main: [[to('B')]] }, B: { main: [[], [to('C')]] } },
    pinData: { A: [{ json: {} }] },
  };

  it('touch nothing but what they say', () => {
    const { document } = applyOperations(abc, [{ op: 'moveNodes', positions: { C: [1, 2] } }]);
    expect(document.nodes[0]).toBe(abc.nodes[0]);
    expect(document.connections).toBe(abc.connections);
    expect(document.nodes[2]).toEqual({ ...set('C'), position: [1, 2] });
  });

  it('undo a removal by what was removed, with its places', () => {
    const { document, inverse } = applyOperations(abc, [{ op: 'removeNodes', names: ['B'] }]);
    expect(document).toEqual({ ...abc, nodes: [abc.nodes[0], abc.nodes[2]], connections: {} });
    expect(inverse.map(({ op }) => op)).toEqual(['addNodes']);
    expect(applyOperations(document, inverse).document).toEqual(abc);
  });

  it('rename a node with its wires, pinned items and references', () => {
    const { document, inverse } = applyOperations(abc, [{ op: 'renameNode', from: 'A', to: "It's" }]);
    expect(document.nodes[1]?.parameters).toEqual({ x: "={{ $('It\\'s').item.json.x }}" });
    expect(document.connections).toEqual({ ...abc.connections, A: undefined, "It's": { main: [[to('B')]] } });
    expect(document.pinData).toEqual({ "It's": [{ json: {} }] });
    expect(inverse).toEqual([{ op: 'renameNode', from: "It's", to: 'A' }]);
  });

  it('say which one does not fit, and why', () => {
    const fault = (...operations: WorkflowOperation[]) => {
      try {
        applyOperations(abc, operations);
      } catch (error) {
        return error instanceof OperationError ? { code: error.code, index: error.index, text: error.message } : error;
      }
      return undefined;
    };
    const move: WorkflowOperation = { op: 'moveNodes', positions: { A: [1, 1] } };
    expect(fault(move, { op: 'renameNode', from: 'A', to: 'B' })).toEqual({
      code: 'name_taken',
      index: 1,
      text: 'There is a node "B" already. Choose another name.',
    });
    expect(fault({ op: 'renameNode', from: 'A', to: 'toString' })).toMatchObject({
      code: 'name_not_allowed',
      index: 0,
    });
    expect(fault({ op: 'removeNodes', names: ['Z'] })).toMatchObject({ code: 'node_not_found', index: 0 });
    expect(fault({ op: 'changeNode', name: 'A', unset: ['type'] })).toMatchObject({
      code: 'key_not_allowed',
      index: 0,
    });
    expect(fault({ op: 'changeDocument', set: { nodes: [] } })).toMatchObject({ code: 'key_not_allowed', index: 0 });
  });
});
