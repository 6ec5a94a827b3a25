import { isDeepStrictEqual } from 'node:util';
import type { ReplayReport } from '@leadloom/contracts';
import type { RunState } from '@leadloom/engine';

type RunData = RunState['runData'];
const mostNodes = 200;

/** How the outputs of two runs differ, node by node. Places are told, values are not. */
export function compareRuns(
  before: RunData,
  after: RunData,
  end: Pick<ReplayReport, 'before' | 'after' | 'error'>,
): { isSame: boolean; report: ReplayReport } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const nodes = names.flatMap((node): ReplayReport['nodes'] => {
    const [was, is] = [itemsOf(before, node), itemsOf(after, node)];
    if (was === null) return [{ node, outcome: 'new' }];
    if (is === null) return [{ node, outcome: 'missing' }];
    const at = firstDifference(was, is, []);
    return at === null ? [] : [{ node, outcome: 'different', at: at.join('.') }];
  });
  const report = { ...end, sameNodes: names.length - nodes.length, nodes: nodes.slice(0, mostNodes) };
  return { isSame: nodes.length === 0 && end.before === end.after, report };
}

/** Runs → outputs → JSON of items; null when the node has not run. */
function itemsOf(runData: RunData, node: string): unknown[] | null {
  const runs = runData[node];
  if (runs === undefined) return null;
  const outputs = runs.map((run) => (run.data?.['main'] ?? []).map((items) => (items ?? []).map(({ json }) => json)));
  return JSON.parse(JSON.stringify(outputs)) as unknown[];
}

/** The path to what differs first: run, output, item, then names of fields. */
function firstDifference(was: unknown, is: unknown, path: readonly string[]): readonly string[] | null {
  if (isDeepStrictEqual(was, is)) return null;
  if (!isContainer(was) || !isContainer(is) || Array.isArray(was) !== Array.isArray(is)) return path;
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const found = firstDifference(was[name], is[name], [...path, name]);
    if (found !== null) return found;
  }
  return null;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
