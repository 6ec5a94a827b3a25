import type { NodeRun } from '@leadloom/contracts';
import { nodeRunRows } from './run-record.ts';
import type { ExecutionRow, NodeRunRow, RunContext } from './run-context.ts';
import { readText, storeText } from './stored-text.ts';

/** What one execution takes over of the node runs of another. */
export interface TakenOver {
  /** Items in place of those that a run gave; its number is that of the execution that is gone on from. */
  replaced?: { node: string; run: number; output: number; items: readonly unknown[] };
  /** Whether a node run is taken over, and how it looks then; null for those that are done anew. */
  keep: (nodeRun: NodeRun, task: unknown) => { nodeRun: NodeRun; task: unknown } | null;
}

/** What nodes gave, for another execution. Large pieces are written anew: each execution owns its own. */
export async function copyNodeRuns(context: RunContext, from: ExecutionRow, id: string, { keep, replaced }: TakenOver) {
  const isReplaced = (place: { node: string; run: number }) =>
    replaced !== undefined && place.node === replaced.node && place.run === replaced.run;
  const { runs, chunks } = await nodeRunRows(context, from.workspaceId, from._id);
  const numbers = new Map<string, number>();
  const keptRuns = runs.flatMap((row): NodeRunRow[] => {
    const kept = keep(row.summary, JSON.parse(row.task));
    if (kept === null) return [];
    const { nodeRun, task } = replaced !== undefined && isReplaced(row) ? withCount(kept, replaced) : kept;
    numbers.set(JSON.stringify([row.node, row.run]), nodeRun.run);
    return [{ ...row, executionId: id, run: nodeRun.run, summary: nodeRun, task: JSON.stringify(task) }];
  });
  const keptChunks = chunks.map(async (chunk) => {
    const run = numbers.get(JSON.stringify([chunk.node, chunk.run]));
    if (run === undefined || (isReplaced(chunk) && chunk.output === replaced?.output)) return [];
    const items =
      'text' in chunk.items
        ? chunk.items
        : await storeText(context, await readText(context, chunk.items), { executionId: id });
    return [{ ...chunk, executionId: id, run, items }];
  });
  const given = keptRuns.find(
    (row) => row.node === replaced?.node && row.run === numbers.get(JSON.stringify([replaced.node, replaced.run])),
  );
  const added =
    given === undefined || replaced === undefined
      ? []
      : [
          {
            workspaceId: from.workspaceId,
            executionId: id,
            node: given.node,
            run: given.run,
            output: replaced.output,
            chunk: 0,
            offset: 0,
            count: replaced.items.length,
            items: await storeText(context, JSON.stringify(replaced.items), { executionId: id }),
          },
        ];
  return { runs: keptRuns, chunks: [...(await Promise.all(keptChunks)).flat(), ...added] };
}

/** A node run that gave other items: how many it says that they are. */
function withCount(
  { nodeRun, task }: { nodeRun: NodeRun; task: unknown },
  { output, items }: { output: number; items: readonly unknown[] },
) {
  const counted = <Count>(counts: readonly Count[]): (Count | number)[] =>
    counts.map((count, place) => (place === output ? items.length : count));
  const { outputs } = task as { outputs?: (number | null)[] };
  return {
    nodeRun: { ...nodeRun, items: counted(nodeRun.items) },
    task: { ...(task as object), ...(outputs === undefined ? {} : { outputs: counted(outputs) }) },
  };
}
