import type { Execution, RunEvent } from '@leadloom/contracts';
import { newId } from '../new-id.ts';
import { toExecution } from './executions.ts';
import type { ExecutionRow, RunContext } from './run-context.ts';
import { readText, storeText } from './stored-text.ts';

export interface NewRetry {
  /** What it runs on, when that is not the document of the failed execution. */
  document?: { version: number; hash: string };
  /** The engine's text of the interrupted run, with the failed node on top of its stack. */
  state: string;
  failedNode: string;
  /** How many of the node's runs are kept: all but the failed one. */
  keptRuns: number;
}

export type RetriesRepository = ReturnType<typeof createRetries>;

/** Executions that go on from where others failed. */
export function createRetries(context: RunContext) {
  const { client, executions, nodeRuns, executionData, runEvents, states, files } = context;

  /** What nodes gave, for another execution. Large pieces are written anew: each execution owns its own. */
  async function copyData(from: ExecutionRow, id: string, { failedNode, keptRuns }: NewRetry) {
    const isKept = ({ node, run }: { node: string; run: number }) => node !== failedNode || run < keptRuns;
    const [runs, chunks] = await Promise.all([
      nodeRuns
        .find({ workspaceId: from.workspaceId, executionId: from._id }, { projection: { _id: 0 } })
        .sort({ index: 1 })
        .toArray(),
      executionData
        .find({ workspaceId: from.workspaceId, executionId: from._id }, { projection: { _id: 0 } })
        .toArray(),
    ]);
    return {
      runs: runs.filter(isKept).map((run) => ({ ...run, executionId: id })),
      chunks: await Promise.all(
        chunks.filter(isKept).map(async (chunk) => ({
          ...chunk,
          executionId: id,
          items: 'text' in chunk.items ? chunk.items : await storeText(context, await readText(context, chunk.items)),
        })),
      ),
    };
  }

  return {
    /** Inserts the execution, past its first segment, which it has from the one that failed. Null when that one is gone. */
    async create(workspaceId: string, retryOf: string, retry: NewRetry): Promise<Execution | null> {
      const from = await executions.findOne({ _id: retryOf, workspaceId });
      if (from === null) return null;
      const id = newId('ex');
      const { runs, chunks } = await copyData(from, id, retry);
      const state = await storeText(context, retry.state);
      const { failedNode: node, keptRuns: run } = retry;
      const at = new Date().toISOString();
      const events: RunEvent[] = [
        { type: 'execution-started', seq: 1, at, mode: 'retry' },
        ...runs.map(({ summary }, place) => ({
          type: 'node-finished' as const,
          seq: place + 2,
          at,
          nodeRun: summary,
        })),
      ];
      const row: ExecutionRow = {
        _id: id,
        workspaceId,
        workflowId: from.workflowId,
        workflowName: from.workflowName,
        workflowVersion: retry.document?.version ?? from.workflowVersion,
        documentHash: retry.document?.hash ?? from.documentHash,
        mode: 'retry',
        status: 'new',
        startedAt: at,
        finishedAt: null,
        durationMs: null,
        error: null,
        segments: 1,
        lastEvent: events.length,
        // As if a worker had had it for the first segment: who takes it next tells no second start.
        attempt: 1,
        announced: -1,
        next: { node, run, effectful: true },
        verdict: { kind: 'continue', segment: 1, nextNode: node, effectful: true },
        stopRequested: false,
        start: await storeText(context, '{}'),
        parent: null,
        retryOf,
      };
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await executions.insertOne(row, { session });
          await states.insertOne({ _id: id, workspaceId, state }, { session });
          await files.share(workspaceId, retryOf, id, session);
          if (runs.length > 0) await nodeRuns.insertMany(runs, { session });
          if (chunks.length > 0) await executionData.insertMany(chunks, { session });
          const owner = { workspaceId, executionId: id, workflowId: row.workflowId };
          await runEvents.insertMany(
            events.map((event) => ({ ...event, ...owner })),
            { session },
          );
        }),
      );
      return toExecution(row);
    },

    /** Which retry of each execution succeeded; those without one are missing. */
    async successesOf(workspaceId: string, ids: readonly string[]): Promise<Map<string, string>> {
      const rows = await executions
        .find({ workspaceId, retryOf: { $in: [...ids] }, status: 'success' }, { projection: { retryOf: 1 } })
        .toArray();
      return new Map(rows.flatMap((row) => (row.retryOf === undefined ? [] : [[row.retryOf, row._id]])));
    },
  };
}
