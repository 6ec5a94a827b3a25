import type { NodeRun } from '@leadloom/contracts';
import type { ExecutionDataRow, NodeRunRow, RunContext } from './run-context.ts';
import { rowsIn, runsIn } from './small-segment.ts';
import { readText } from './stored-text.ts';

/** All node runs of an execution in the order in which they ran, and the pieces of their items, wherever they are kept. */
export async function nodeRunRows(
  context: RunContext,
  workspaceId: string,
  executionId: string,
): Promise<{ runs: NodeRunRow[]; chunks: ExecutionDataRow[] }> {
  const { executions, nodeRuns, executionData } = context;
  const ofExecution = { workspaceId, executionId };
  const [row, runs, chunks] = await Promise.all([
    executions.findOne({ _id: executionId, workspaceId }, { projection: { workspaceId: 1, small: 1 } }),
    nodeRuns.find(ofExecution, { projection: { _id: 0 } }).toArray(),
    executionData.find(ofExecution, { projection: { _id: 0 } }).toArray(),
  ]);
  const first = row === null ? { runs: [], chunks: [] } : await rowsIn(context, row);
  const later = new Set(runs.map(keyOf));
  const isNewest = (place: NodeRunRow | ExecutionDataRow) => !later.has(keyOf(place));
  return {
    runs: [...first.runs.filter(isNewest), ...runs].sort((a, b) => a.index - b.index),
    chunks: [...first.chunks.filter(isNewest), ...chunks],
  };
}

/** Summaries of the node runs, in the order in which they ran. */
export async function nodeRunSummaries(
  { executions, nodeRuns }: RunContext,
  workspaceId: string,
  executionId: string,
): Promise<NodeRun[]> {
  const [row, later] = await Promise.all([
    executions.findOne({ _id: executionId, workspaceId }, { projection: { small: 1 } }),
    nodeRuns.find({ workspaceId, executionId }, { projection: { summary: 1, index: 1 } }).toArray(),
  ]);
  const replaced = new Set(later.map(({ summary }) => keyOf(summary)));
  const first = runsIn(row ?? {}).map(({ summary, task }) => ({ summary, index: task.executionIndex ?? 0 }));
  return [...first.filter(({ summary }) => !replaced.has(keyOf(summary))), ...later]
    .sort((a, b) => a.index - b.index)
    .map(({ summary }) => summary);
}

/** The engine's text of the interrupted run; null before the first segment is published. */
export async function stateText(context: RunContext, executionId: string): Promise<string | null> {
  const row = await context.states.findOne({ _id: executionId });
  if (row !== null) return readText(context, row.state);
  const execution = await context.executions.findOne({ _id: executionId }, { projection: { 'small.state': 1 } });
  return execution?.small?.state ?? null;
}

function keyOf({ node, run }: { node: string; run: number }): string {
  return JSON.stringify([node, run]);
}
