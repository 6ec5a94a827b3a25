import type { NodeRun } from '@leadloom/contracts';
import { runKey } from './caused-runs.ts';

/** New numbers of node runs, by `runKey`; those that keep theirs are missing. */
export type RunNumbers = ReadonlyMap<string, number>;

/** Numbers without gaps for the runs that are left of each node. */
export function numberRuns(kept: readonly NodeRun[]): RunNumbers {
  const next = new Map<string, number>();
  const numbers = new Map<string, number>();
  for (const { node, run } of [...kept].sort((a, b) => a.run - b.run)) {
    const number = next.get(node) ?? 0;
    next.set(node, number + 1);
    if (number !== run) numbers.set(runKey(node, run), number);
  }
  return numbers;
}

/** Summary of a node run with the new numbers. */
export function renumberRun(nodeRun: NodeRun, numbers: RunNumbers): NodeRun {
  const numberOf = (node: string, run: number) => numbers.get(runKey(node, run)) ?? run;
  return {
    ...nodeRun,
    run: numberOf(nodeRun.node, nodeRun.run),
    source: nodeRun.source.map((source) => source && { ...source, run: numberOf(source.node, source.run) }),
  };
}

/** n8n's records with the new numbers: sources of inputs, and the engine's references to outputs. */
export function renumberRecord<Value>(value: Value, numbers: RunNumbers): Value {
  if (numbers.size === 0) return value;
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
    if (key === '$output' && Array.isArray(inner)) {
      const [node, run, output] = inner as [string, number, number];
      return [node, numbers.get(runKey(node, run)) ?? run, output];
    }
    const { previousNode, previousNodeRun = 0 } = (inner ?? {}) as { previousNode?: string; previousNodeRun?: number };
    const number = previousNode === undefined ? undefined : numbers.get(runKey(previousNode, previousNodeRun));
    return number === undefined ? inner : { ...(inner as object), previousNodeRun: number };
  }) as Value;
}
