import type { NodeRun } from '@leadloom/contracts';
import { newId } from '../new-id.ts';
import { type TaskRecord, splitNodeRun } from './split-node-run.ts';
import type { ExecutionDataRow, ExecutionRow, NodeRunRow, RunContext, SmallSegment } from './run-context.ts';
import { numbered } from './run-events.ts';
import type { Claim, SegmentPublication } from './segment-publication.ts';

/** Characters of what a row may hold besides; lists of executions read past it. */
export const largestSmall = 32_000;
const mostItems = 200;

type SmallRow = Pick<ExecutionRow, '_id' | 'workspaceId' | 'small'>;
type Run = { summary: NodeRun; task: TaskRecord };

/**
 * A first segment as its execution's row keeps it; null when it is too large for that, or has static data or files, which have rows
 * of their own.
 * What later segments give is in rows of their own, and counts instead of what is here of the same node run.
 */
export function smallSegmentOf(claim: Claim, publication: SegmentPublication): SmallSegment | null {
  const { state, changed, stringify, events, staticData, files } = publication;
  if (claim.segment > 0 || staticData !== null || files.length > 0 || state.length > largestSmall) return null;
  if (changed.flatMap(({ summary }) => summary.items).reduce((sum, count) => sum + count, 0) > mostItems) return null;
  const runs = stringify(changed);
  return runs.length > largestSmall
    ? null
    : { writer: newId('sw'), runs, state, events: numbered(claim.lastEvent, events) };
}

export function runsIn({ small }: Pick<ExecutionRow, 'small'>): Run[] {
  return small === undefined ? [] : (JSON.parse(small.runs) as Run[]);
}

/** Its node runs as the rows that those of other segments are. */
export async function rowsIn(
  context: RunContext,
  row: SmallRow,
): Promise<{ runs: NodeRunRow[]; chunks: ExecutionDataRow[] }> {
  const runs: NodeRunRow[] = [];
  const chunks: ExecutionDataRow[] = [];
  for (const { summary, task } of runsIn(row)) {
    const place = { workspaceId: row.workspaceId, executionId: row._id, node: summary.node, run: summary.run };
    const texts = await splitNodeRun(context, row._id, task, JSON.stringify);
    runs.push({ ...place, index: task.executionIndex ?? 0, summary, task: texts.task });
    chunks.push(...texts.chunks.map((chunk) => ({ ...place, ...chunk })));
  }
  return { runs, chunks };
}
