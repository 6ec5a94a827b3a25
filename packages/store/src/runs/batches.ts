import type { WorkflowDocument } from '@leadloom/contracts';
import { isDuplicateKey } from '../duplicate-key.ts';
import type { RunContext } from './run-context.ts';
import type { Claim } from './segment-publication.ts';

interface BatchRow {
  _id: string;
  workspaceId: string;
  at: Date;
}

export type BatchesRepository = ReturnType<typeof createBatches>;

/** Executions whose first segments are run together. */
export function createBatches(context: RunContext) {
  const { executions, documents, staticData } = context;
  const batches = context.db.collection<BatchRow>('runBatches');
  return {
    /** False when it was begun before: whoever did has not come to its end. */
    async begin(workspaceId: string, batchId: string): Promise<boolean> {
      try {
        await batches.insertOne({ _id: batchId, workspaceId, at: new Date() });
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return false;
      }
    },

    /**
     * Those of the executions that nobody has begun, to be published if that is still so then. Nothing is written: a batch that comes to
     * no end is told by its own row.
     */
    async claimNew(workspaceId: string, executionIds: readonly string[]): Promise<Claim[]> {
      const rows = await executions
        .find({ _id: { $in: [...executionIds] }, workspaceId, status: 'new', attempt: 0 })
        .toArray();
      return rows.map((row) => ({ workspaceId, executionId: row._id, attempt: 0, segment: 0, lastEvent: 0, row }));
    },

    /** Ids of those that have neither succeeded nor been stopped. */
    async unfinished(workspaceId: string, executionIds: readonly string[]): Promise<string[]> {
      const rows = await executions
        .find(
          { _id: { $in: [...executionIds] }, workspaceId, status: { $nin: ['success', 'canceled'] } },
          { projection: { _id: 1 } },
        )
        .toArray();
      return rows.map((row) => row._id);
    },

    /** What the executions run on: documents by their hash. */
    async loadDocuments(workspaceId: string, hashes: Iterable<string>): Promise<Map<string, WorkflowDocument>> {
      const ids = [...new Set(hashes)].map((hash) => `${workspaceId}/${hash}`);
      const rows = await documents.find({ _id: { $in: ids } }).toArray();
      return new Map(rows.map((row) => [row.hash, JSON.parse(row.json) as WorkflowDocument]));
    },

    /** Static data by the workflow's id; workflows without any are not in it. */
    async loadStaticData(
      workspaceId: string,
      workflowIds: Iterable<string>,
    ): Promise<Map<string, Record<string, unknown>>> {
      const rows = await staticData.find({ _id: { $in: [...new Set(workflowIds)] }, workspaceId }).toArray();
      return new Map(rows.map((row) => [row._id, JSON.parse(row.json) as Record<string, unknown>]));
    },
  };
}
