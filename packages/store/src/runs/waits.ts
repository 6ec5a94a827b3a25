import type { Execution, ExecutionStatus, RunWait } from '@leadloom/contracts';
import { toExecution } from './executions.ts';
import type { ExecutionRow, RunContext } from './run-context.ts';

/** A run as a caller from outside meets it, who has no login but the address that the run gave away. */
export interface WaitingRun {
  workspaceId: string;
  workflowId: string;
  executionId: string;
  status: ExecutionStatus;
  /** Published segments: the wait comes before the segment of this number. */
  segments: number;
  wait: (RunWait & { takenBy?: string }) | null;
  isStopping: boolean;
  /** The newest request that ended one of its waits. */
  answers: string | null;
  token: string | null;
  /** The request that got the last page of its form. */
  lastPage: string | null;
}

export type WaitsRepository = ReturnType<typeof createWaits>;

export function createWaits({ client, executions, runEvents }: RunContext) {
  return {
    /** By the execution's id alone: ids are unique in the whole installation, and cannot be guessed. */
    async find(executionId: string): Promise<WaitingRun | null> {
      const row = await executions.findOne({ _id: executionId });
      return row === null ? null : toWaitingRun(row);
    },

    /** Lets one request end the wait before a segment. False when another one has, or the wait is over. */
    async take(
      workspaceId: string,
      executionId: string,
      { segment, requestId, isLastPage = false }: { segment: number; requestId: string; isLastPage?: boolean },
    ): Promise<boolean> {
      const { matchedCount } = await executions.updateOne(
        {
          _id: executionId,
          workspaceId,
          status: 'waiting',
          segments: segment,
          'wait.takenBy': { $in: [null, requestId] },
        },
        { $set: { 'wait.takenBy': requestId, requestId, ...(isLastPage ? { lastPage: requestId } : {}) } },
      );
      return matchedCount > 0;
    },

    /** Lets a waiting run go on with another document. Null when it has gone on, or is about to. */
    async changeVersion(
      workspaceId: string,
      executionId: string,
      segment: number,
      { version, hash }: { version: number; hash: string },
    ): Promise<Execution | null> {
      const row = await executions.findOneAndUpdate(
        { _id: executionId, workspaceId, status: 'waiting', segments: segment, 'wait.takenBy': null },
        { $set: { workflowVersion: version, documentHash: hash } },
        { returnDocument: 'after' },
      );
      return row === null ? null : toExecution(row);
    },

    /** Moves the end of the wait before a segment, and tells those who watch. Nothing happens when that wait is over. */
    async move(workspaceId: string, executionId: string, segment: number, until: string): Promise<void> {
      await client.withSession((session) =>
        session.withTransaction(async () => {
          const row = await executions.findOneAndUpdate(
            {
              _id: executionId,
              workspaceId,
              status: 'waiting',
              segments: segment,
              'wait.until': { $ne: until },
            },
            { $set: { 'wait.until': until }, $inc: { lastEvent: 1 } },
            { session, returnDocument: 'after' },
          );
          if (row?.wait === undefined || row.wait === null) return;
          await runEvents.insertOne(
            {
              type: 'execution-waiting',
              seq: row.lastEvent,
              at: new Date().toISOString(),
              node: row.wait.node,
              until,
              workspaceId,
              executionId,
              workflowId: row.workflowId,
            },
            { session },
          );
        }),
      );
    },
  };
}

function toWaitingRun(row: ExecutionRow): WaitingRun {
  return {
    workspaceId: row.workspaceId,
    workflowId: row.workflowId,
    executionId: row._id,
    status: row.status,
    segments: row.segments,
    wait: row.wait ?? null,
    isStopping: row.stopRequested,
    answers: row.requestId ?? null,
    token: row.resumeToken ?? null,
    lastPage: row.lastPage ?? null,
  };
}
