import { endedStatuses } from '@leadloom/contracts';
import type { ObjectId } from 'mongodb';
import type { ExecutionStart } from './executions.ts';
import type { ExecutionRow, RunContext } from './run-context.ts';

export type ExecutionRemoval = ReturnType<typeof executionRemoval>;

/** Executions that nobody wants to keep. */
export function executionRemoval(context: RunContext) {
  const { db, executions, nodeRuns, executionData, runEvents, states, effects, files } = context;

  /** What came in for them, and what went out again. */
  async function removeRequests(workspaceId: string, rows: readonly ExecutionRow[]): Promise<void> {
    const ids = rows.flatMap(requestIdsOf);
    if (ids.length === 0) return;
    await db.collection<{ _id: string }>('inbox').deleteMany({ _id: { $in: ids }, workspaceId });
    await db.collection<{ _id: string }>('webhookAnswers').deleteMany({ _id: { $in: ids }, workspaceId });
    await db.collection('webhookChunks').deleteMany({ requestId: { $in: ids }, workspaceId });
  }

  async function removeBlobs(filter: Record<string, unknown>, limit: number): Promise<number> {
    const blobs = db.collection<{ _id: ObjectId }>('runBlobs.files');
    const found = await blobs
      .find(filter, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    const ids = found.map(({ _id }) => _id);
    if (ids.length === 0) return 0;
    await db.collection<{ files_id: ObjectId }>('runBlobs.chunks').deleteMany({ files_id: { $in: ids } });
    await blobs.deleteMany({ _id: { $in: ids } });
    return ids.length;
  }

  /** All but the executions' own rows. */
  async function removeData(workspaceId: string, rows: readonly ExecutionRow[]): Promise<void> {
    const ids = rows.map(({ _id }) => _id);
    await removeRequests(workspaceId, rows);
    for (const collection of [nodeRuns, executionData, runEvents])
      await collection.deleteMany({ workspaceId, executionId: { $in: ids } });
    await states.deleteMany({ _id: { $in: ids } });
    await effects.deleteMany({ workspaceId, scopeId: { $in: ids } });
    await removeBlobs({ 'metadata.executionId': { $in: ids } }, 0);
    for (const id of ids) await files.release(workspaceId, id);
  }

  return {
    removeRequests,

    /**
     * Deletes executions that are over, with all that belongs to them. Their own rows go last: what a crash leaves of them is deleted the next
     * time. @returns how many were there and over
     */
    async remove(workspaceId: string, ids: readonly string[]): Promise<number> {
      const rows = await executions
        .find({ _id: { $in: [...ids] }, workspaceId, status: { $in: endedStatuses } })
        .toArray();
      if (rows.length === 0) return 0;
      await removeData(workspaceId, rows);
      const { deletedCount } = await executions.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) }, workspaceId });
      return deletedCount;
    },

    /** Blobs of rows that MongoDB has deleted by their age. @returns how many, at most `limit` */
    removeOutdated: (now: Date, limit: number) => removeBlobs({ 'metadata.until': { $lt: now } }, limit),
  };
}

/** Requests that it began with, was called by, and showed its last page to. */
function requestIdsOf({ start, requestId, lastPage }: ExecutionRow): string[] {
  const begun = 'text' in start ? (JSON.parse(start.text) as ExecutionStart).webhookRequestId : undefined;
  return [begun, requestId, lastPage].filter((id) => id !== undefined);
}
