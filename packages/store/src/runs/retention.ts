import { type RetentionRules, defaultRetention } from '@leadloom/contracts';
import type { Db } from 'mongodb';

interface RuleRow {
  _id: string;
  workspaceId: string;
  /** Null for the rules of the workspace. */
  workflowId: string | null;
  rules: RetentionRules;
}

export interface RetentionOfWorkspace {
  rules: RetentionRules;
  /** Workflows that have rules of their own. */
  ofWorkflows: { workflowId: string; rules: RetentionRules }[];
}

/** How long executions are kept, by workspace and by workflow. */
export function createRetention(db: Db) {
  const rows = db.collection<RuleRow>('retentionRules');
  const idOf = (workspaceId: string, workflowId: string | null) => `${workspaceId}/${workflowId ?? ''}`;
  return {
    async of(workspaceId: string): Promise<RetentionOfWorkspace> {
      const found = await rows.find({ workspaceId }).toArray();
      return {
        rules: found.find(({ workflowId }) => workflowId === null)?.rules ?? defaultRetention,
        ofWorkflows: found.flatMap(({ workflowId, rules }) => (workflowId === null ? [] : [{ workflowId, rules }])),
      };
    },
    /** Null where the workflow has none of its own. */
    async ofWorkflow(workspaceId: string, workflowId: string): Promise<RetentionRules | null> {
      return (await rows.findOne({ _id: idOf(workspaceId, workflowId) }))?.rules ?? null;
    },
    /** @param workflowId null for all workflows that have no rules of their own */
    async set(workspaceId: string, workflowId: string | null, rules: RetentionRules): Promise<void> {
      await rows.replaceOne(
        { _id: idOf(workspaceId, workflowId) },
        { workspaceId, workflowId, rules },
        { upsert: true },
      );
    },
    async clear(workspaceId: string, workflowId: string): Promise<void> {
      await rows.deleteOne({ _id: idOf(workspaceId, workflowId) });
    },
  };
}
