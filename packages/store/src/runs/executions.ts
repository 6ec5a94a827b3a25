import {
  endedStatuses,
  type Execution,
  type ExecutionMode,
  type ExecutionStatus,
  type NodeRetry,
  type NodeRun,
  type PageOf,
  type PageQuery,
  type RunEvent,
  type WorkflowDocument,
} from '@leadloom/contracts';
import type { ClientSession } from 'mongodb';
import { isDuplicateKey } from '../duplicate-key.ts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import { toExecutionFlow } from './flow.ts';
import type { ExecutionRow, RetryRow, RunContext } from './run-context.ts';
import { nodeRunSummaries } from './run-record.ts';
import { readText, storeText } from './stored-text.ts';

/** How a run begins, in n8n's shapes; the engine reads it. */
export interface ExecutionStart {
  startNode?: string;
  destinationNode?: string;
  pinData?: Record<string, unknown>;
  /** Items per output of the start node: `[[{json: {…}}]]`. */
  triggerOutput?: unknown[][];
  /** Another execution whose data is taken over, but for these nodes and those behind them. */
  reuse?: { executionId: string; stale: string[] };
  /** A webhook's raw request, by its row in the inbox: the worker evaluates the webhook node. */
  webhookRequestId?: string;
}

export interface NewExecution {
  /** Given by callers whose repeat must find the same execution; otherwise made here. */
  id?: string;
  workflowId: string;
  workflowName: string;
  workflowVersion: number;
  documentHash: string;
  mode: ExecutionMode;
  start: ExecutionStart;
  parent?: { executionId: string; workflowId: string };
  /** Ids of the files that its start names. */
  files?: readonly string[];
  /** Now, unless it says otherwise. */
  startedAt?: Date;
}

export interface ExecutionListQuery extends PageQuery {
  workflowId?: string;
  status?: ExecutionStatus;
  statuses?: readonly ExecutionStatus[];
  mode?: ExecutionMode;
  startedAfter?: string;
  startedBefore?: string;
  customKey?: string;
  customValue?: string;
}

export type ExecutionsRepository = ReturnType<typeof createExecutions>;

export function createExecutions(context: RunContext) {
  const { client, executions, runEvents, documents, files } = context;
  return {
    /** Inserts an execution with status `new`, in a transaction where a session is given; if there is one with that id, answers that one. */
    async create(workspaceId: string, input: NewExecution, session?: ClientSession): Promise<Execution> {
      const row = await executionRow(context, workspaceId, input);
      const insert = async (within?: ClientSession) => {
        await executions.insertOne(row, { ...(within && { session: within }) });
        await files.hold(workspaceId, row._id, input.files ?? [], within);
        if (input.start.reuse !== undefined && within !== undefined)
          await files.share(workspaceId, input.start.reuse.executionId, row._id, within);
      };
      const isAlone = session === undefined && ((input.files?.length ?? 0) > 0 || input.start.reuse !== undefined);
      try {
        if (isAlone) await client.withSession((own) => own.withTransaction(() => insert(own)));
        else await insert(session);
        return toExecution(row);
      } catch (error) {
        const existing = isDuplicateKey(error) ? await executions.findOne({ _id: row._id, workspaceId }) : null;
        if (existing === null) throw error;
        return toExecution(existing);
      }
    },

    async get(workspaceId: string, id: string): Promise<Execution | null> {
      const row = await executions.findOne({ _id: id, workspaceId }, { projection: { small: 0, answer: 0, start: 0 } });
      return row === null ? null : toExecution(row);
    },

    list(workspaceId: string, query: ExecutionListQuery): Promise<PageOf<Execution>> {
      const { workflowId, status, statuses, mode, startedAfter, startedBefore, customKey: key, customValue } = query;
      const startedAt = {
        ...(startedAfter === undefined ? {} : { $gte: startedAfter }),
        ...(startedBefore === undefined ? {} : { $lt: startedBefore }),
      };
      const filter = {
        workspaceId,
        ...(workflowId === undefined ? {} : { workflowId }),
        ...(status === undefined ? {} : { status }),
        ...(statuses === undefined ? {} : { status: { $in: [...statuses] } }),
        ...(mode === undefined ? {} : { mode }),
        ...(key === undefined
          ? {}
          : { customData: { $elemMatch: { key, ...(customValue === undefined ? {} : { value: customValue }) } } }),
        ...(Object.keys(startedAt).length === 0 ? {} : { startedAt }),
      };
      return findPage(executions, { filter, query, projection: { small: 0, answer: 0, start: 0 } }, toExecution);
    },

    /** Ids of workflows that an execution of began at that time or later. */
    async workflowsSince(workspaceId: string, since: Date): Promise<string[]> {
      return executions.distinct('workflowId', { workspaceId, startedAt: { $gte: since.toISOString() } });
    },

    /** The document that it ran, whatever became of the workflow since. */
    async getDocument(workspaceId: string, id: string): Promise<WorkflowDocument | null> {
      const execution = await executions.findOne({ _id: id, workspaceId }, { projection: { documentHash: 1 } });
      const row =
        execution === null ? null : await documents.findOne({ _id: `${workspaceId}/${execution.documentHash}` });
      return row === null ? null : (JSON.parse(row.json) as WorkflowDocument);
    },

    async getStart(workspaceId: string, id: string): Promise<ExecutionStart | null> {
      const row = await executions.findOne({ _id: id, workspaceId }, { projection: { start: 1 } });
      return row === null ? null : (JSON.parse(await readText(context, row.start)) as ExecutionStart);
    },

    /** Summaries of its node runs, in the order in which they ran. */
    listNodeRuns: (workspaceId: string, id: string): Promise<NodeRun[]> => nodeRunSummaries(context, workspaceId, id),

    async listEvents(workspaceId: string, id: string, after: number): Promise<RunEvent[]> {
      const [execution, rows] = await Promise.all([
        executions.findOne({ _id: id, workspaceId }, { projection: { 'small.events': 1 } }),
        runEvents.find({ workspaceId, executionId: id, seq: { $gt: after } }).toArray(),
      ]);
      const first = execution?.small?.events ?? [];
      const later = rows.map(
        ({ _id, workspaceId: _workspaceId, executionId: _executionId, workflowId: _workflowId, ...event }) => event,
      );
      return [...first.filter(({ seq }) => seq > after), ...later].sort((a, b) => a.seq - b.seq);
    },

    /** The execution that caused this one: it called it as a sub-workflow, or failed and this one is its error workflow's. */
    async getParent(workspaceId: string, id: string): Promise<{ executionId: string; workflowId: string } | null> {
      const row = await executions.findOne({ _id: id, workspaceId }, { projection: { parent: 1 } });
      return row?.parent ?? null;
    },

    /** Executions of all workspaces that were inserted before `before` and have not begun. */
    async listUnbegun(before: Date, limit: number): Promise<{ workspaceId: string; executionId: string }[]> {
      const rows = await executions
        .find({ status: 'new', startedAt: { $lt: before.toISOString() } }, { projection: { workspaceId: 1 } })
        .sort({ startedAt: 1 })
        .limit(limit)
        .toArray();
      return rows.map((row) => ({ workspaceId: row.workspaceId, executionId: row._id }));
    },

    /** Marks it to be stopped; the worker that runs it hears of the mark. Null when there is no such execution. */
    async requestStop(workspaceId: string, id: string): Promise<Execution | null> {
      const row = await executions.findOneAndUpdate(
        { _id: id, workspaceId, status: { $nin: endedStatuses } },
        { $set: { stopRequested: true } },
        { returnDocument: 'after' },
      );
      if (row !== null) return toExecution(row);
      const existing = await executions.findOne({ _id: id, workspaceId });
      return existing === null ? null : toExecution(existing);
    },
  };
}

/** The row of an execution that has not begun. */
export async function executionRow(
  context: RunContext,
  workspaceId: string,
  input: NewExecution,
): Promise<ExecutionRow> {
  const id = input.id ?? newId('ex');
  return {
    _id: id,
    workspaceId,
    workflowId: input.workflowId,
    workflowName: input.workflowName,
    workflowVersion: input.workflowVersion,
    documentHash: input.documentHash,
    mode: input.mode,
    status: 'new',
    startedAt: (input.startedAt ?? new Date()).toISOString(),
    finishedAt: null,
    durationMs: null,
    error: null,
    segments: 0,
    lastEvent: 0,
    attempt: 0,
    announced: -1,
    next: null,
    verdict: null,
    stopRequested: false,
    start: await storeText(context, JSON.stringify(input.start), { executionId: id }),
    parent: input.parent ?? null,
  };
}

export function toExecution(row: ExecutionRow): Execution {
  return {
    id: row._id,
    workflowId: row.workflowId,
    workflowName: row.workflowName,
    workflowVersion: row.workflowVersion,
    mode: row.mode,
    status: row.status,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    durationMs: row.durationMs,
    error: row.error,
    segments: row.segments,
    ...(row.retryOf === undefined ? {} : { retryOf: row.retryOf }),
    ...(row.isKept === true ? { isKept: true } : {}),
    ...(row.isMasked === true ? { isMasked: true } : {}),
    lastEvent: row.lastEvent,
    ...toExecutionFlow(row),
    ...(row.status === 'running' && row.retry?.segment === row.segments ? { retry: shownRetry(row.retry) } : {}),
    ...(row.customData && {
      customData: Object.fromEntries(row.customData.map(({ key, value }) => [key, value])),
    }),
    ...(row.status === 'waiting' && row.wait ? { wait: { node: row.wait.node, until: row.wait.until } } : {}),
  };
}

function shownRetry({ segment: _segment, counts: _counts, ...retry }: RetryRow): NodeRetry {
  return retry;
}
