import type { NodeRun, WorkflowDocument } from '@leadloom/contracts';
import { runKey } from './caused-runs.ts';
import type { RunState } from './run-state.ts';

type ExecutionData = NonNullable<RunState['executionData']>;
type Waiting = NonNullable<ExecutionData['waitingExecution']>;
type WaitingSource = NonNullable<ExecutionData['waitingExecutionSource']>;

interface Restart {
  /** Runs that are done anew because of their inputs. */
  again: readonly NodeRun[];
  caused: ReadonlySet<string>;
  document: WorkflowDocument;
  isAlone: boolean;
}

/** Nodes with several inputs and what they have got of them: what is kept of those that wait, and runs that only some inputs are left of. */
export function waitingInputs(
  before: ExecutionData,
  { again, caused, document, isAlone }: Restart,
): Required<Pick<ExecutionData, 'waitingExecution' | 'waitingExecutionSource'>> {
  const waitingExecution: Waiting = {};
  const waitingExecutionSource: WaitingSource = {};
  const add = (node: string, inputs: unknown[], sources: unknown[]) => {
    if (inputs.every((input) => input === null)) return;
    const place = Object.keys(waitingExecution[node] ?? {}).length;
    (waitingExecution[node] ??= {})[place] = { main: inputs };
    (waitingExecutionSource[node] ??= {})[place] = { main: sources as [] };
  };
  for (const [node, byRun] of isAlone ? [] : Object.entries(before.waitingExecution ?? {}))
    for (const [run, { main = [] }] of Object.entries(byRun)) {
      const sources = before.waitingExecutionSource?.[node]?.[run]?.main ?? [];
      const isLeft = (place: number) => {
        const source = sources[place];
        return !source || !caused.has(runKey(source.previousNode, source.previousNodeRun ?? 0));
      };
      add(
        node,
        main.map((input, place) => (isLeft(place) ? input : null)),
        main.map((_, place) => (isLeft(place) ? (sources[place] ?? null) : null)),
      );
    }
  for (const { node, source } of again) {
    const count = Math.max(source.length, inputsOf(document, node));
    if (count < 2) continue;
    const sources = Array.from({ length: count }, (_, place) => {
      const from = source[place] ?? null;
      return from === null || caused.has(runKey(from.node, from.run)) ? null : from;
    });
    add(
      node,
      sources.map((from) => from && { $output: [from.node, from.run, from.output] }),
      sources.map(
        (from) => from && { previousNode: from.node, previousNodeOutput: from.output, previousNodeRun: from.run },
      ),
    );
  }
  return { waitingExecution, waitingExecutionSource };
}

/** How many inputs of a node something leads to, counted to the last one. */
function inputsOf({ connections }: WorkflowDocument, node: string): number {
  let count = 0;
  for (const { main = [] } of Object.values(connections))
    for (const output of main)
      for (const target of output ?? []) if (target.node === node) count = Math.max(count, target.index + 1);
  return count;
}
