import { endedStatuses } from '@leadloom/contracts';
import { ObjectId } from 'mongodb';
import type { RunContext, StoredText } from './run-context.ts';

/** Executions that nobody wants to keep. */
export function executionRemoval(context: RunContext) {
  const { client, executions, nodeRuns, executionData, runEvents, states, effects, blobs, files } = context;
  return {
    /** Deletes an execution that is over, with all that its nodes gave. False when there is none, or it is not over. */
    async remove(workspaceId: string, id: string): Promise<boolean> {
      const row = await executions.findOne({ _id: id, workspaceId, status: { $in: endedStatuses } });
      if (row === null) return false;
      const [chunks, state] = await Promise.all([
        executionData.find({ workspaceId, executionId: id, 'items.blob': { $exists: true } }).toArray(),
        states.findOne({ _id: id }),
      ]);
      const stored = [row.start, ...chunks.map(({ items }) => items), ...(state === null ? [] : [state.state])].concat(
        row.flow?.items ?? [],
      );
      const removed = await client.withSession((session) =>
        session.withTransaction(async () => {
          const { deletedCount } = await executions.deleteOne({ _id: id, workspaceId }, { session });
          if (deletedCount === 0) return false;
          for (const collection of [nodeRuns, executionData, runEvents])
            await collection.deleteMany({ workspaceId, executionId: id }, { session });
          await states.deleteOne({ _id: id }, { session });
          await effects.deleteMany({ workspaceId, scopeId: id }, { session });
          return true;
        }),
      );
      // After the rows that point to them: a blob without a row is waste, a row without its blob cannot be read.
      if (removed) await files.release(workspaceId, id);
      if (removed) await Promise.all(stored.flatMap(blobOf).map((blob) => blobs.delete(blob).catch(ignoreMissing)));
      return removed;
    },
  };
}

function blobOf(text: StoredText): ObjectId[] {
  return 'blob' in text ? [ObjectId.createFromHexString(text.blob)] : [];
}

/** Another removal of the same execution was faster. */
function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error) || !error.message.includes('File not found')) throw error;
}
