import type { Execution, NodeRun, RunEvent, WorkflowDocument } from '@leadloom/contracts';
import { isDuplicateKey } from '../duplicate-key.ts';
import { newId } from '../new-id.ts';
import { copyNodeRuns, type TakenOver } from './copy-node-runs.ts';
import { toExecution } from './executions.ts';
import type { ExecutionRow, RunContext } from './run-context.ts';
import { nodeRunSummaries, stateText } from './run-record.ts';
import { storeText } from './stored-text.ts';

export interface NewRetry extends TakenOver {
  /** Given by callers whose repeat must find the same execution. */
  id?: string;
  mode?: 'retry' | 'manual';
  /** What it runs on, when that is not the document of the execution that it goes on from. */
  document?: { version: number; hash: string };
  /** The engine's text of the interrupted run, with the node that comes first on top of its stack. */
  state: string;
  first: { node: string; run: number };
}

/** What an execution left that another one may go on from. */
export interface RetryMaterial {
  execution: Execution;
  /** n8n's state, without node runs; null when it never came to a node. */
  state: unknown;
  nodeRuns: NodeRun[];
  document: WorkflowDocument;
  /** Of the newest version, where that was asked for. */
  newest?: { version: number; hash: string };
}

export type RetriesRepository = ReturnType<typeof createRetries>;

/** Executions that go on from where others were. */
export function createRetries(context: RunContext) {
  const { client, executions, nodeRuns, executionData, runEvents, states, documents, workflows, files } = context;

  async function documentOf(workspaceId: string, hash: string): Promise<WorkflowDocument | null> {
    const row = await documents.findOne({ _id: `${workspaceId}/${hash}` });
    return row === null ? null : (JSON.parse(row.json) as WorkflowDocument);
  }

  return {
    /** Null when the execution is gone, or its workflow where the newest version is wanted. */
    async load(
      workspaceId: string,
      id: string,
      { usesNewest }: { usesNewest: boolean },
    ): Promise<RetryMaterial | null> {
      const row = await executions.findOne({ _id: id, workspaceId });
      if (row === null) return null;
      const newest = usesNewest ? await workflows.findOne({ _id: row.workflowId, workspaceId }) : null;
      if (usesNewest && newest === null) return null;
      const [document, state, runs] = await Promise.all([
        documentOf(workspaceId, newest?.hash ?? row.documentHash),
        stateText(context, id),
        nodeRunSummaries(context, workspaceId, id),
      ]);
      if (document === null) return null;
      return {
        execution: toExecution(row),
        state: state === null ? null : JSON.parse(state),
        nodeRuns: runs,
        document,
        ...(newest === null ? {} : { newest: { version: newest.version, hash: newest.hash } }),
      };
    },

    /**
     * Inserts the execution, past its first segment, which it has from the one that it goes on from. Null when that one is gone; the one that
     * is there when its id was given and is taken.
     */
    async create(workspaceId: string, retryOf: string, retry: NewRetry): Promise<Execution | null> {
      const from = await executions.findOne({ _id: retryOf, workspaceId });
      if (from === null) return null;
      const id = retry.id ?? newId('ex');
      const { runs, chunks } = await copyNodeRuns(context, from, id, retry);
      const state = await storeText(context, retry.state, { executionId: id });
      const { node, run } = retry.first;
      const mode = retry.mode ?? 'retry';
      const at = new Date().toISOString();
      const events: RunEvent[] = [
        { type: 'execution-started', seq: 1, at, mode },
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
        mode,
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
        start: await storeText(context, '{}', { executionId: id }),
        parent: null,
        retryOf,
      };
      try {
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
      } catch (error) {
        const existing = isDuplicateKey(error) ? await executions.findOne({ _id: id, workspaceId }) : null;
        if (existing === null) throw error;
        return toExecution(existing);
      }
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
