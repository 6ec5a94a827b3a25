import type { ExecutionFlow, FlowCounts, LeftOutReason } from '@leadloom/contracts';
import { insertEvents } from './run-events.ts';
import type { ExecutionRow, RunContext, StoredText } from './run-context.ts';
import type { Claim } from './segment-publication.ts';
import { readText, storeText } from './stored-text.ts';

/** What flow control did with a run. */
export interface FlowRow {
  state: ExecutionFlow['state'];
  since: string;
  reason?: LeftOutReason;
  joins?: string;
  /** Ids of the runs whose items it has besides its own. */
  joined?: string[];
  /** Of a run that may join another, or be joined: items per output of its trigger. */
  items?: StoredText;
}

type CountsRow = Partial<Record<LeftOutReason, number>> & { _id: string; workspaceId: string };

const none = { throttle: 0, debounce: 0, singleton: 0, full: 0, joined: 0 } satisfies FlowCounts['leftOut'];

export type FlowRepository = ReturnType<typeof createFlow>;

/** Runs that the flow control of their workflow holds before they begin. */
export function createFlow(context: RunContext) {
  const { client, executions } = context;
  const counts = context.db.collection<CountsRow>('flowCounts');
  return {
    /**
     * Marks a claimed run as held. A repeat finds it so.
     * @param items JSON of what the trigger gave, where others may need it
     */
    async hold(claim: Claim, items: string | null): Promise<void> {
      const at = new Date().toISOString();
      const isFirst = claim.row.flow === undefined;
      const flow: FlowRow = {
        state: 'held',
        since: claim.row.flow?.since ?? at,
        ...(items === null
          ? {}
          : { items: claim.row.flow?.items ?? (await storeText(context, items, { executionId: claim.executionId })) }),
      };
      await client.withSession((session) =>
        session.withTransaction(async () => {
          const { matchedCount } = await executions.updateOne(
            { _id: claim.executionId, attempt: claim.attempt },
            { $set: { status: 'waiting', flow }, $inc: { lastEvent: isFirst ? 1 : 0 } },
            { session },
          );
          if (matchedCount === 0 || !isFirst) return;
          await insertEvents(context, claim.row, claim.lastEvent, [{ type: 'execution-held', at }], session);
        }),
      );
    },

    async admit(workspaceId: string, executionId: string, joined: readonly string[]): Promise<void> {
      await executions.updateOne(
        { _id: executionId, workspaceId, 'flow.state': 'held' },
        { $set: { 'flow.state': 'admitted', 'flow.joined': [...joined] } },
      );
    },

    /** Items of the runs in their order, each as JSON of items per output. */
    async loadItems(workspaceId: string, ids: readonly string[]): Promise<string[]> {
      const rows = await executions
        .find({ _id: { $in: [...ids] }, workspaceId }, { projection: { 'flow.items': 1 } })
        .toArray();
      const stored = new Map(rows.map(({ _id, flow }) => [_id, flow?.items]));
      return Promise.all(ids.flatMap((id) => stored.get(id) ?? []).map((text) => readText(context, text)));
    },

    /** Counts a run that is not to begin, once. The run itself is ended by who says so. */
    async leave(
      workspaceId: string,
      executionId: string,
      { reason, joins }: { reason: LeftOutReason; joins?: string },
    ): Promise<void> {
      await client.withSession((session) =>
        session.withTransaction(async () => {
          const row = await executions.findOneAndUpdate(
            { _id: executionId, workspaceId, 'flow.state': 'held' },
            { $set: { 'flow.state': 'left-out', 'flow.reason': reason, ...(joins && { 'flow.joins': joins }) } },
            { session },
          );
          if (row === null) return;
          await counts.updateOne(
            { _id: row.workflowId },
            { $set: { workspaceId }, $inc: { [reason]: 1 } },
            { session, upsert: true },
          );
        }),
      );
    },

    async counts(workspaceId: string, workflowId: string): Promise<FlowCounts> {
      const [held, row] = await Promise.all([
        executions.countDocuments({ workspaceId, workflowId, status: 'waiting', 'flow.state': 'held' }),
        counts.findOne({ _id: workflowId, workspaceId }),
      ]);
      const { _id, workspaceId: _workspaceId, ...leftOut } = row ?? { _id: '', workspaceId: '' };
      return { held, leftOut: { ...none, ...leftOut } };
    },

    async deleteOf(workspaceId: string, workflowId: string): Promise<void> {
      await counts.deleteOne({ _id: workflowId, workspaceId });
    },
  };
}

export function toExecutionFlow({ flow }: ExecutionRow): { flow?: ExecutionFlow } {
  if (flow === undefined) return {};
  const { items: _items, joined = [], ...rest } = flow;
  return { flow: { ...rest, ...(joined.length > 0 ? { joined: joined.length } : {}) } };
}
