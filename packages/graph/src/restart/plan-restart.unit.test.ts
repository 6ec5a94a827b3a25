import type { NodeRun, WorkflowDocument } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { planRestart, type RestartPlace } from './plan-restart.ts';
import { retryOf } from './retry-of.ts';
import type { RunState, StackEntry } from './run-state.ts';

const entry = (name: string, from?: string, run = 0): StackEntry => ({
  node: { name },
  data: { main: [[{ json: {} }]] },
  source: from === undefined ? null : { main: [{ previousNode: from, previousNodeRun: run }] },
});
const ran = (node: string, run: number, ...from: (string | [string, number] | null)[]): NodeRun => ({
  node,
  run,
  status: 'success',
  startedAt: '',
  durationMs: 0,
  items: [1],
  source: from.map((one) =>
    one === null
      ? null
      : { node: typeof one === 'string' ? one : one[0], run: typeof one === 'string' ? 0 : one[1], output: 0 },
  ),
});
const target = (node: string, index = 0) => ({ node, type: 'main', index });
const drawn = (names: string, ...edges: [from: string, to: string, index?: number][]): WorkflowDocument => {
  const connections: WorkflowDocument['connections'] = {};
  for (const [from, to, index = 0] of edges)
    ((connections[from] ??= { main: [[]] })['main']?.[0] ?? []).push(target(to, index));
  return {
    nodes: names.split('').map((name) => ({ name, type: 't', position: [0, 0], notes: 'of the document' })),
    connections,
  };
};
const stateOf = (stack: StackEntry[] = [], rest: Partial<NonNullable<RunState['executionData']>> = {}): RunState => ({
  startData: { destinationNode: 'Z' },
  resultData: { error: { message: 'no' } },
  executionData: { nodeExecutionStack: stack, ...rest },
});
const plan = (
  document: WorkflowDocument,
  nodeRuns: NodeRun[],
  place: RestartPlace,
  state: RunState | null = stateOf(),
  status: 'success' | 'error' | 'running' = 'success',
) => planRestart({ execution: { id: 'ex', status }, state, nodeRuns, document }, place);
const names = (runs: readonly { node: string; run: number }[]) => runs.map(({ node, run }) => `${node}${run}`);
const stackOf = ({ state }: ReturnType<typeof plan>) => state.executionData?.nodeExecutionStack ?? [];

/**
 *  A ─ B ─┐
 *  └── C ─ M ─ D
 */
const diamond = drawn('ABCMD', ['A', 'B'], ['A', 'C'], ['B', 'M'], ['C', 'M', 1], ['M', 'D']);
const diamondRuns = [ran('A', 0), ran('B', 0, 'A'), ran('C', 0, 'A'), ran('M', 0, 'B', 'C'), ran('D', 0, 'M')];

describe('a retry of what failed', () => {
  const failed = { ...ran('B', 0, 'A'), status: 'error' as const };
  const runs = [ran('A', 0), failed];
  const state = stateOf([entry('B', 'A'), entry('C', 'A')]);

  it('takes the error away and leaves the failed node on top, with all that was still to be run', () => {
    const before = structuredClone(state);
    const planned = plan(diamond, runs, {}, state, 'error');
    expect(planned.first).toEqual({ node: 'B', run: 0 });
    expect(names(planned.again)).toEqual(['B0']);
    expect(stackOf(planned).map(({ node }) => node.name)).toEqual(['B', 'C']);
    expect(planned.state).toMatchObject({ startData: { destinationNode: 'Z' }, resultData: {} });
    expect(planned.state.resultData.error).toBeUndefined();
    expect(state).toEqual(before);
  });

  it('takes nodes from the document that it is to run on, and items that are given', () => {
    const [top] = stackOf(plan(diamond, runs, { items: [{ json: { n: 1 } }] }, state, 'error'));
    expect(top).toMatchObject({
      node: { name: 'B', notes: 'of the document' },
      data: { main: [[{ json: { n: 1 } }]] },
    });
  });

  it('refuses what cannot be', () => {
    expect(() => plan(drawn('A'), runs, {}, state, 'error')).toThrow(/no node "B"/);
    expect(() => plan(diamond, runs, {}, null, 'error')).toThrow(/never came to a node/);
    expect(() => plan(diamond, runs, {}, state, 'running')).toThrow(/not over: it is running/);
    expect(() => plan(diamond, diamondRuns, {})).toThrow(/there is nothing to retry/);
    expect(() => plan(diamond, diamondRuns, { node: 'B', run: 4 })).toThrow(/has no run 4/);
    const disabled = { ...diamond, nodes: diamond.nodes.map((node) => ({ ...node, disabled: node.name === 'B' })) };
    expect(() => plan(disabled, diamondRuns, { node: 'B' })).toThrow(/is disabled/);
  });
});

describe('a restart from a node', () => {
  it('does anew what came of it, and lets a node with several inputs wait for it with the others there', () => {
    const planned = plan(diamond, diamondRuns, { node: 'B' });
    expect(names(planned.again)).toEqual(['B0', 'M0', 'D0']);
    expect(stackOf(planned)).toMatchObject([
      { node: { name: 'B' }, data: { main: [{ $output: ['A', 0, 0] }] }, source: { main: [{ previousNode: 'A' }] } },
    ]);
    expect(planned.state.executionData?.waitingExecution).toEqual({
      M: { 0: { main: [null, { $output: ['C', 0, 0] }] } },
    });
    expect(planned.state.executionData?.waitingExecutionSource).toMatchObject({
      M: { 0: { main: [null, { previousNode: 'C' }] } },
    });
    expect(planned.state.startData).toEqual({});
  });

  it('gives a node with several inputs all that it had, but for the items given', () => {
    const [top] = stackOf(plan(diamond, diamondRuns, { node: 'M', items: [{ json: {} }], input: 1 }));
    expect(top?.data.main).toEqual([{ $output: ['B', 0, 0] }, [{ json: {} }]]);
  });

  it('lets what began the run pass on what it gave then, or what is given', () => {
    const given = [[], [{ json: { was: 1 } }]];
    const [top] = stackOf(plan(diamond, diamondRuns, { node: 'A', given }));
    expect(top).toMatchObject({ data: { main: given }, source: null });
    const [edited] = stackOf(plan(diamond, diamondRuns, { node: 'A', given, items: [{ json: { now: 1 } }] }));
    expect(edited?.data.main).toEqual([[], [{ json: { now: 1 } }]]);
  });

  it('leaves out of what was still to be run what comes from the node', () => {
    const state = stateOf([entry('D', 'M'), entry('C', 'A')], {
      waitingExecution: { M: { 1: { main: [[{ json: {} }], null] } }, X: { 0: { main: [[{ json: {} }], null] } } },
      waitingExecutionSource: {
        M: { 1: { main: [{ previousNode: 'B' }, null] } },
        X: { 0: { main: [{ previousNode: 'A' }, null] } },
      },
    });
    const planned = plan(diamond, [ran('A', 0), ran('B', 0, 'A'), ran('M', 0, 'B')], { node: 'B' }, state, 'error');
    expect(stackOf(planned).map(({ node }) => node.name)).toEqual(['B', 'C']);
    expect(Object.keys(planned.state.executionData?.waitingExecution ?? {})).toEqual(['X']);
  });

  it('begins at a node that has not run with items that are given, and with nothing that would come to it again', () => {
    const state = stateOf([entry('B', 'A'), entry('D', 'A')]);
    const runs = [ran('A', 0)];
    expect(() => plan(diamond, runs, { node: 'M' }, state, 'error')).toThrow(/did not run.*give the items/);
    const planned = plan(diamond, runs, { node: 'M', items: [{ json: {} }] }, state, 'error');
    expect(stackOf(planned).map(({ node }) => node.name)).toEqual(['M', 'D']);
    expect(planned.again).toEqual([]);
  });

  it('numbers the runs that are kept without gaps, wherever they are named', () => {
    const runs = [ran('A', 0), ran('B', 0, 'A'), ran('B', 1, 'A'), ran('D', 0, ['B', 1])];
    const stored = { execution: { id: 'ex', status: 'error' as const }, nodeRuns: runs, document: diamond };
    const { plan: planned, retry } = retryOf(
      { ...stored, state: stateOf([entry('C', 'B', 1)]) },
      { node: 'B', run: 0 },
    );
    expect(planned.first).toEqual({ node: 'B', run: 1 });
    expect(JSON.parse(retry.state).executionData.nodeExecutionStack[1].source.main).toEqual([
      { previousNode: 'B', previousNodeRun: 0 },
    ]);
    const task = { source: [{ previousNode: 'B', previousNodeRun: 1 }] };
    expect(
      runs
        .map((run) => retry.keep(run, task)?.nodeRun)
        .map((run) => (run === undefined ? null : `${run.node}${run.run}`)),
    ).toEqual(['A0', null, 'B0', 'D0']);
    expect(retry.keep(runs[3] as NodeRun, task)).toMatchObject({
      nodeRun: { source: [{ node: 'B', run: 0 }] },
      task: { source: [{ previousNodeRun: 0 }] },
    });
  });
});

/** A ─ L ═ B (back to L), L ─ D at the end. */
describe('a loop', () => {
  const loop = drawn('ALBD', ['A', 'L'], ['L', 'B'], ['B', 'L'], ['L', 'D']);
  const runs = [
    ran('A', 0),
    ran('L', 0, 'A'),
    ran('B', 0, 'L'),
    ran('L', 1, 'B'),
    ran('B', 1, ['L', 1]),
    ran('L', 2, ['B', 1]),
    ran('D', 0, ['L', 2]),
  ];
  const contextData = { 'node:L': { items: [], processedItems: [{ json: {} }], done: true }, 'node:A': { seen: 1 } };
  const state = stateOf([], { contextData });

  it('is begun anew from before it', () => {
    const planned = plan(loop, runs, { node: 'L', run: 0 }, state);
    expect(names(planned.again)).toEqual(['L0', 'B0', 'L1', 'B1', 'L2', 'D0']);
    expect(planned.state.executionData?.contextData).toEqual({ 'node:A': { seen: 1 } });
  });

  it('is not begun in its middle', () => {
    expect(() => plan(loop, runs, { node: 'B', run: 1 }, state)).toThrow(/within the loop of "L"/);
  });

  it('goes round once for items on their own', () => {
    const planned = plan(loop, runs, { node: 'B', run: 0, items: [{ json: {} }], isAlone: true }, state);
    expect(names(planned.again)).toEqual(['B0', 'L1', 'B1', 'L2', 'D0']);
    expect(planned.state.executionData?.contextData).toMatchObject({ 'node:L': { items: [], processedItems: [] } });
  });
});
