import { type Execution, HubError, type NodeRun, type WorkflowDocument } from '@leadloom/contracts';
import { reachableFrom } from '../reachable-from.ts';
import { causedRuns, runKey } from './caused-runs.ts';
import { restartMemory } from './restart-memory.ts';
import { numberRuns, renumberRecord, type RunNumbers } from './renumber-runs.ts';
import type { RunState, StackEntry } from './run-state.ts';
import { waitingInputs } from './waiting-inputs.ts';

/** What is known of an execution that another one is to go on from. */
export interface RestartMaterial {
  execution: Pick<Execution, 'id' | 'status'>;
  /** Null when it never came to a node. */
  state: RunState | null;
  /** In the order in which they ran. */
  nodeRuns: readonly NodeRun[];
  /** What the new execution runs on. */
  document: WorkflowDocument;
}

export interface RestartPlace {
  /** Left out: where the execution failed or was stopped. */
  node?: string;
  /** Which of the node's runs; the last one unless it says otherwise. */
  run?: number;
  /** Items in place of those that it got, at input `input` (0). */
  items?: readonly unknown[];
  input?: number;
  /** Items per output of a node that had no input: what began the run. */
  given?: readonly unknown[][];
  /** Nothing else that was still to be run is run, and loops around the node know these items only. */
  isAlone?: boolean;
}

export interface RestartPlan {
  /** Node run that comes first, as it is numbered in the new execution. */
  first: { node: string; run: number };
  /** n8n's state to go on from. */
  state: RunState;
  /** Runs that are done anew; the others are kept. */
  again: NodeRun[];
  /** Of kept runs whose number changes. */
  numbers: RunNumbers;
  /** What the node before is to have given: items on their own are paired with what is behind them by their place there. */
  replaced?: { node: string; run: number; output: number; items: readonly unknown[] };
}

/**
 * n8n's state of an execution, made ready to go on at one of its nodes:
 * 1. what that node run caused, by the sources of inputs, is left out; all else is kept;
 * 2. the node comes on top of the stack with the input it had, or the given one;
 * 3. what was still to be run and does not come from it stays on the stack below;
 * 4. nodes with several inputs that got some from what is left out wait for those, and have the others.
 * @throws HubError `conflict` when there is nothing to go on from, `invalid_input` when the place is not one of this execution
 */
export function planRestart(material: RestartMaterial, place: RestartPlace): RestartPlan {
  const { execution, state, nodeRuns, document } = material;
  const before = state?.executionData;
  if (state === null || before === undefined)
    throw new HubError(
      'conflict',
      `The execution ${execution.id} never came to a node. Run the workflow again instead.`,
    );
  checkStatus(execution, place);
  const [top] = before.nodeExecutionStack;
  const name = place.node ?? top?.node.name;
  if (name === undefined)
    throw new HubError(
      'conflict',
      `Nothing of the execution ${execution.id} is left to run: name the node to start from.`,
    );
  const ofNode = nodeRuns.filter(({ node }) => node === name);
  const last = ofNode.at(-1);
  const failed = top?.node.name === name && place.isAlone !== true ? top : undefined;
  const isFailedRun =
    failed !== undefined && (place.run === undefined || (last?.run === place.run && last.status === 'error'));
  const start = isFailedRun ? (last?.status === 'error' ? last : undefined) : runOf(ofNode, name, place);
  const caused = start === undefined ? new Set<string>() : causedRuns(nodeRuns, name, start.run);
  const isAgain = ({ node, run }: { node: string; run: number }) => caused.has(runKey(node, run));
  const kept = nodeRuns.filter((nodeRun) => !isAgain(nodeRun));
  const numbers = numberRuns(kept);

  const entry = isFailedRun ? failed : entryOf(name, start, place);
  const rest = before.nodeExecutionStack.filter(
    (pending) =>
      pending !== entry &&
      place.isAlone !== true &&
      !comesFrom(pending, caused) &&
      (start !== undefined || isFailedRun || !reachableFrom(document, pending.node.name).has(name)),
  );
  const stack = [withItems(entry, place), ...rest].map((pending) => ({
    ...pending,
    node: nodeOf(document, pending.node),
  }));
  const again = nodeRuns.filter(isAgain);
  const source = start?.source[place.input ?? 0];
  const { error: _error, ...resultData } = state.resultData;
  // Who starts from a node wants it to be run.
  const pinData = withoutKey(resultData.pinData ?? {}, name);
  const { waitTill: _waitTill, ...others } = state;
  const ready: RunState = {
    ...others,
    ...(isFailedRun ? {} : { startData: {} }),
    resultData: { ...resultData, ...(resultData.pinData === undefined ? {} : { pinData }) },
    executionData: {
      ...before,
      nodeExecutionStack: stack,
      ...(isFailedRun
        ? {}
        : {
            contextData: restartMemory(before.contextData ?? {}, {
              name,
              again,
              kept,
              isAlone: place.isAlone === true,
            }),
          }),
      ...waitingInputs(before, {
        again: again.filter((run) => run !== start),
        caused,
        document,
        isAlone: place.isAlone === true,
      }),
    },
  };
  return {
    first: { node: name, run: kept.filter(({ node }) => node === name).length },
    state: renumberRecord(ready, numbers),
    again,
    numbers,
    ...(source == null || place.isAlone !== true || place.items === undefined
      ? {}
      : { replaced: { ...source, items: place.items } }),
  };
}

function withoutKey<Value>(all: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== key));
}

function checkStatus({ id, status }: RestartMaterial['execution'], { node, isAlone }: RestartPlace): void {
  if (isAlone === true) return;
  if (status === 'success' && node === undefined)
    throw new HubError(
      'conflict',
      `The execution ${id} succeeded: there is nothing to retry. Name a node to start from.`,
    );
  if (status !== 'success' && status !== 'error' && status !== 'canceled')
    throw new HubError('conflict', `The execution ${id} is not over: it is ${status}.`);
}

/** Undefined when the node has not run. */
function runOf(ofNode: readonly NodeRun[], name: string, { run, items }: RestartPlace): NodeRun | undefined {
  const found = run === undefined ? ofNode.at(-1) : ofNode.find((candidate) => candidate.run === run);
  if (found === undefined && run !== undefined)
    throw new HubError(
      'invalid_input',
      `The node "${name}" has no run ${run} in this execution: it ran ${ofNode.length} times.`,
      {
        details: { node: name, run },
      },
    );
  if (found === undefined && items === undefined)
    throw new HubError(
      'invalid_input',
      `The node "${name}" did not run in this execution: give the items that it is to start with.`,
      {
        details: { node: name },
      },
    );
  return found;
}

/** The input of a run that is over, by references to the outputs that it came from. */
function entryOf(name: string, start: NodeRun | undefined, { given }: RestartPlace): StackEntry {
  const sources = start?.source ?? [];
  if (!sources.some((source) => source !== null))
    return { node: { name }, data: { main: given === undefined ? [[{ json: {} }]] : [...given] }, source: null };
  return {
    node: { name },
    data: { main: sources.map((source) => source && { $output: [source.node, source.run, source.output] }) },
    source: {
      main: sources.map(
        (source) =>
          source && { previousNode: source.node, previousNodeOutput: source.output, previousNodeRun: source.run },
      ),
    },
  };
}

function withItems(entry: StackEntry, { items, input = 0 }: RestartPlace): StackEntry {
  if (items === undefined) return entry;
  const main = [...(entry.data.main ?? [])];
  for (let place = main.length; place < input; place++) main[place] = null;
  // What a run begins with may be on another output than the first: the items replace what is there.
  const from =
    entry.source === null
      ? Math.max(
          0,
          main.findIndex((list) => Array.isArray(list) && list.length > 0),
        )
      : input;
  main[from] = [...items];
  return { ...entry, data: { ...entry.data, main } };
}

function comesFrom({ source }: StackEntry, caused: ReadonlySet<string>): boolean {
  return (source?.main ?? []).some(
    (from) => from !== null && caused.has(runKey(from.previousNode, from.previousNodeRun ?? 0)),
  );
}

function nodeOf(document: WorkflowDocument, { name, rewireOutputLogTo }: StackEntry['node']) {
  const node = document.nodes.find((candidate) => candidate.name === name);
  if (node === undefined)
    throw new HubError(
      'conflict',
      `The workflow has no node "${name}" in this version, where the execution is to go on. Use the version that it ran.`,
      { details: { node: name } },
    );
  if (node.disabled === true)
    throw new HubError('conflict', `The node "${name}" is disabled: enable it, then start from it.`, {
      details: { node: name },
    });
  return { ...node, ...(rewireOutputLogTo === undefined ? {} : { rewireOutputLogTo }) };
}
