import type { Wire, WorkflowDocument } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { applyOperations } from '../operations/apply-operations.ts';
import { findWireFault } from './find-wire-fault.ts';
import { insertIntoWire } from './insert-into-wire.ts';

const node = (name: string, x: number) => ({ name, type: 'x.y', position: [x, 0] });
const to = (target: string, type = 'main') => ({ [type]: [[{ node: target, type, index: 0 }]] });
const wire = (source: string, target: string, type = 'main', targetType = type): Wire => ({
  source,
  sourceType: type,
  sourceIndex: 0,
  target,
  targetType,
  targetIndex: 0,
});

/* Start ─ A ─ If ─ B      Model ┈ Agent */
const document: WorkflowDocument = {
  nodes: [node('Start', 0), node('A', 200), node('If', 400), node('B', 600), node('Model', 0), node('Agent', 0)],
  connections: { Start: to('A'), A: to('If'), If: to('B'), Model: to('Agent', 'ai_languageModel') },
};

describe('a wire', () => {
  const faultOf = (one: Wire) => findWireFault(document, one, (name) => name === 'If')?.code ?? null;
  it('is refused between ports that do not fit', () => {
    expect(faultOf(wire('A', 'A'))).toBe('same_node');
    expect(faultOf(wire('A', 'If'))).toBe('already_there');
    expect(faultOf(wire('A', 'Agent', 'main', 'ai_tool'))).toBe('other_type');
    expect(faultOf(wire('A', 'Agent', 'ai_languageModel'))).toBe('only_one');
    expect(faultOf(wire('A', 'Agent', 'ai_tool'))).toBeNull();
    expect(faultOf(wire('Start', 'B'))).toBeNull();
  });

  it('may lead back where something can end it', () => {
    expect(faultOf(wire('A', 'Start'))).toBe('endless');
    expect(faultOf(wire('If', 'Start'))).toBeNull();
    expect(faultOf(wire('B', 'Start'))).toBeNull();
  });
});

describe('a node put into a wire', () => {
  it('moves aside what is behind it, as far as it needs', () => {
    const operations = insertIntoWire(document, wire('A', 'If'), node('New', 408));
    const { document: after, inverse } = applyOperations(document, operations);
    expect(after.nodes.map(({ name, position }) => [name, position[0]])).toEqual([
      ['Start', 0],
      ['A', 200],
      ['If', 616],
      ['B', 816],
      ['Model', 0],
      ['Agent', 0],
      ['New', 408],
    ]);
    expect(after.connections).toEqual({ ...document.connections, A: to('New'), New: to('If') });
    expect(applyOperations(after, inverse).document).toEqual(document);
  });

  it('leaves everything where it is when there is room', () => {
    const operations = insertIntoWire(document, wire('A', 'If'), node('New', 100));
    expect(operations.map(({ op }) => op)).toEqual(['disconnect', 'addNodes']);
  });
});
