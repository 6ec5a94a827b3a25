import { type RetentionRule, type RetentionRules, endedStatuses, retentionKinds } from '@leadloom/contracts';
import type { Filter } from 'mongodb';
import { encodeTime } from '../new-id.ts';
import type { ExecutionRemoval } from './execution-removal.ts';
import { maskExecution } from './mask-execution.ts';
import type { RetentionOfWorkspace } from './retention.ts';
import type { ExecutionRow, RunContext } from './run-context.ts';

const dayMs = 86_400_000;
/** What another execution may still read, it may read for so long again. */
const laterMs = 600_000;

const kinds: Record<keyof RetentionRules, Filter<ExecutionRow>> = {
  success: { status: 'success', mode: { $ne: 'manual' } },
  error: { status: { $in: ['error', 'canceled'] }, mode: { $ne: 'manual' } },
  manual: { status: { $in: endedStatuses }, mode: 'manual' },
};

/** Deletes what the rules of workspaces, or the settings of workflows, do not keep. */
export function createPruning(context: RunContext, removal: ExecutionRemoval) {
  const { executions } = context;

  async function find(filter: Filter<ExecutionRow>, order: 1 | -1, skip: number, limit: number): Promise<string[]> {
    const rows = await executions
      .find({ ...filter, isKept: { $ne: true } }, { projection: { _id: 1 } })
      .sort({ _id: order })
      .skip(skip)
      .limit(limit)
      .toArray();
    return rows.map(({ _id }) => _id);
  }

  /** Ids begin with the time of their making, which is before the end. */
  function byAge(base: Filter<ExecutionRow>, { days }: RetentionRule, now: Date, limit: number): Promise<string[]> {
    if (days === null) return Promise.resolve([]);
    const before = now.getTime() - days * dayMs;
    const finishedAt = { $lt: new Date(before).toISOString() };
    return find({ ...base, _id: { $lt: `ex_${encodeTime(before)}` }, finishedAt }, 1, 0, limit);
  }

  async function byCount(
    workspaceId: string,
    rulesOf: (workflowId: string) => RetentionRules,
    limit: number,
  ): Promise<string[]> {
    const counts = executions.aggregate<{ _id: string; count: number }>([
      { $match: { workspaceId } },
      { $group: { _id: '$workflowId', count: { $sum: 1 } } },
    ]);
    for await (const { _id: workflowId, count } of counts) {
      const rules = rulesOf(workflowId);
      for (const kind of retentionKinds) {
        const most = rules[kind].count;
        if (most === null || count <= most) continue;
        const ids = await find({ workspaceId, workflowId, ...kinds[kind] }, -1, most, limit);
        if (ids.length > 0) return ids;
      }
    }
    return [];
  }

  async function firstBatch(
    workspaceId: string,
    { rules, ofWorkflows }: RetentionOfWorkspace,
    now: Date,
    limit: number,
  ): Promise<string[]> {
    const own = ofWorkflows.map(({ workflowId }) => workflowId);
    const scopes = [
      { workflowId: { $nin: own }, rules },
      ...ofWorkflows.map(({ workflowId, rules: ownRules }) => ({ workflowId, rules: ownRules })),
    ];
    for (const scope of scopes)
      for (const kind of retentionKinds) {
        const base = { workspaceId, workflowId: scope.workflowId, ...kinds[kind] };
        const ids = await byAge(base, scope.rules[kind], now, limit);
        if (ids.length > 0) return ids;
      }
    const ownRules = new Map(ofWorkflows.map((workflow) => [workflow.workflowId, workflow.rules]));
    return byCount(workspaceId, (workflowId) => ownRules.get(workflowId) ?? rules, limit);
  }

  /** Not before the execution that called it, which may read it again, has ended. */
  async function isNeeded({ parent, workspaceId }: ExecutionRow): Promise<boolean> {
    if (parent === null) return false;
    const open = { _id: parent.executionId, workspaceId, status: { $nin: endedStatuses } };
    return (await executions.findOne(open, { projection: { _id: 1 } })) !== null;
  }

  async function tidy(row: ExecutionRow, now: Date): Promise<'removed' | 'masked' | 'left'> {
    const later = { $set: { tidyAt: new Date(now.getTime() + laterMs) } };
    if (await isNeeded(row)) await executions.updateOne({ _id: row._id }, later);
    else if (row.tidy?.mask !== undefined) {
      await removal.removeRequests(row.workspaceId, [row]);
      await maskExecution(context, row, row.tidy.mask);
      return 'masked';
    } else if (row.isKept === true) await executions.updateOne({ _id: row._id }, { $unset: { tidyAt: '', tidy: '' } });
    else if ((await removal.remove(row.workspaceId, [row._id])) > 0) return 'removed';
    return 'left';
  }

  return {
    /** Deletes a batch of a workspace's executions by its rules. @returns how many; 0 when there is nothing left to delete */
    async prune(workspaceId: string, retention: RetentionOfWorkspace, now: Date, limit: number): Promise<number> {
      const ids = await firstBatch(workspaceId, retention, now, limit);
      return ids.length === 0 ? 0 : removal.remove(workspaceId, ids);
    },

    /** Deletes or masks what the settings of its workflow do not keep, in all workspaces, some minutes after its end. */
    async tidy(now: Date, limit: number): Promise<{ removed: number; masked: number; seen: number }> {
      const rows = await executions
        .find({ tidyAt: { $lt: now } })
        .limit(limit)
        .toArray();
      const done = { removed: 0, masked: 0, seen: rows.length };
      for (const row of rows) {
        const outcome = await tidy(row, now);
        if (outcome !== 'left') done[outcome] += 1;
      }
      return done;
    },

    /** Whether a person wants it kept, whatever the rules say. False when there is no such execution. */
    async keep(workspaceId: string, id: string, isKept: boolean): Promise<boolean> {
      const change = isKept ? { $set: { isKept: true } } : { $unset: { isKept: true as const } };
      return (await executions.updateOne({ _id: id, workspaceId }, change)).matchedCount > 0;
    },
  };
}
