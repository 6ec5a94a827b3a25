import type { Wire, WorkflowDocument, WorkflowOperation } from '@leadloom/contracts';
import { listWires } from './operations/wires.ts';

/**
 * Takes nodes away and joins what was before them with what was behind them, as n8n does: what came to a first input goes to where the
 * first output led, for an If the way of what is true. Nodes that follow each other are passed over together.
 */
export function removeAndHeal(document: WorkflowDocument, names: readonly string[]): WorkflowOperation[] {
  const gone = new Set(names);
  const wires = listWires(document.connections).filter(({ sourceType }) => sourceType === 'main');
  const onwards = Map.groupBy(
    wires.filter(({ sourceIndex }) => sourceIndex === 0),
    ({ source }) => source,
  );
  const isThere = new Set(wires.map(keyOf));
  const healed: Wire[] = [];
  for (const wire of wires) {
    if (gone.has(wire.source) || !gone.has(wire.target) || wire.targetIndex !== 0) continue;
    for (const end of endsBehind(wire.target, onwards, gone)) {
      const { at: _, ...start } = wire;
      const joined = { ...start, target: end.target, targetType: end.targetType, targetIndex: end.targetIndex };
      if (isThere.has(keyOf(joined))) continue;
      isThere.add(keyOf(joined));
      healed.push(joined);
    }
  }
  return [
    { op: 'removeNodes', names: [...gone] },
    ...(healed.length === 0 ? [] : [{ op: 'connect' as const, wires: healed }]),
  ];
}

/** Wires that lead from removed nodes to kept ones, by way of first inputs and first outputs. */
function endsBehind(start: string, onwards: ReadonlyMap<string, readonly Wire[]>, gone: ReadonlySet<string>): Wire[] {
  const passed = new Set([start]);
  const ends: Wire[] = [];
  for (const name of passed)
    for (const wire of onwards.get(name) ?? []) {
      if (!gone.has(wire.target)) ends.push(wire);
      else if (wire.targetIndex === 0) passed.add(wire.target);
    }
  return ends;
}

function keyOf(wire: Wire): string {
  return JSON.stringify([
    wire.source,
    wire.sourceType,
    wire.sourceIndex,
    wire.target,
    wire.targetType,
    wire.targetIndex,
  ]);
}
