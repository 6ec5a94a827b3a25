import { isDuplicateKey } from '../duplicate-key.ts';
import type { RunContext } from './run-context.ts';

/** A person waits for one call to the test addresses of a workflow. */
export interface Listening {
  workflowId: string;
  /** ISO time. */
  until: string;
  /** The run that the call began. */
  executionId: string | null;
}

interface ListeningRow extends Listening {
  _id: string;
  workspaceId: string;
  isOver: boolean;
}

export type ListeningsRepository = ReturnType<typeof createListenings>;

export function createListenings({ db }: RunContext) {
  const rows = db.collection<ListeningRow>('testListenings');
  return {
    /** False when somebody listens already. */
    async begin(workspaceId: string, workflowId: string, until: string): Promise<boolean> {
      const row: ListeningRow = { _id: workflowId, workspaceId, workflowId, until, executionId: null, isOver: false };
      try {
        const now = new Date().toISOString();
        await rows.replaceOne({ _id: workflowId, $or: [{ isOver: true }, { until: { $lt: now } }] }, row, {
          upsert: true,
        });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    async hear(workspaceId: string, workflowId: string, executionId: string): Promise<void> {
      await rows.updateOne({ _id: workflowId, workspaceId, isOver: false }, { $set: { executionId, isOver: true } });
    },

    /** Ends the listening that goes on until `until`; a later one is left. */
    async end(workspaceId: string, workflowId: string, until: string): Promise<boolean> {
      const { matchedCount } = await rows.updateOne(
        { _id: workflowId, workspaceId, until },
        { $set: { isOver: true } },
      );
      return matchedCount > 0;
    },

    /** The newest of a workflow; `isOver` when it has heard a call, was stopped, or its time is over. */
    async get(workspaceId: string, workflowId: string): Promise<(Listening & { isOver: boolean }) | null> {
      const row = await rows.findOne({ _id: workflowId, workspaceId });
      if (row === null) return null;
      const { until, executionId } = row;
      return { workflowId, until, executionId, isOver: row.isOver || Date.parse(until) < Date.now() };
    },
  };
}
