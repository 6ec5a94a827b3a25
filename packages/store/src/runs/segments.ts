import type {
  ExecutionStatus,
  NodeRun,
  RunEvent,
  RunWait,
  SegmentVerdict,
  WorkflowDocument,
} from '@leadloom/contracts';
import type { ClientSession } from 'mongodb';
import { type ExecutionStart, toExecution } from './executions.ts';
import { type TaskRecord, splitNodeRun } from './node-outputs.ts';
import type { ExecutionRow, RunContext } from './run-context.ts';
import { readText, storeText } from './stored-text.ts';

/** A worker's hold on an execution. A later claim takes it away: the loser can neither publish nor send. */
export interface Claim {
  workspaceId: string;
  executionId: string;
  attempt: number;
  segment: number;
  lastEvent: number;
  row: ExecutionRow;
}

type EventBody = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'seq'> : never) : never;

export interface SegmentPublication {
  verdict: SegmentVerdict;
  status: ExecutionStatus;
  error: ExecutionRow['error'];
  next: ExecutionRow['next'];
  /** The engine's text of the interrupted run. */
  state: string;
  changed: { summary: NodeRun; task: TaskRecord }[];
  events: EventBody[];
  staticData: Record<string, unknown> | null;
  wait: RunWait | null;
  resumeToken: string | null;
  stringify: (value: unknown) => string;
}

export type SegmentsRepository = ReturnType<typeof createSegments>;

const ended = new Set(['success', 'error', 'canceled']);

/**
 * The commit rule: a segment's outputs, events, state and static data become visible together, in one transaction that is guarded by a
 * compare-and-set on the execution's attempt.
 */
export function createSegments(context: RunContext) {
  const { client, executions, nodeRuns, executionData, runEvents, states, staticData } = context;

  async function insertEvents(
    row: ExecutionRow,
    first: number,
    events: readonly EventBody[],
    session: ClientSession,
  ): Promise<void> {
    if (events.length === 0) return;
    await runEvents.insertMany(
      events.map((event, index) => ({
        ...(event as RunEvent),
        seq: first + index,
        workspaceId: row.workspaceId,
        executionId: row._id,
        workflowId: row.workflowId,
      })),
      { session },
    );
  }

  return {
    /**
     * Takes segment `segment` of an execution for this worker. Answers the verdict instead when that segment is published already (the
     * worker before died between publishing and saying so) or the execution has ended; null when there is no such execution.
     */
    async claim(
      workspaceId: string,
      executionId: string,
      segment: number,
    ): Promise<Claim | { verdict: SegmentVerdict } | null> {
      return client.withSession((session) =>
        session.withTransaction(async () => {
          const before = await executions.findOne({ _id: executionId, workspaceId }, { session });
          if (before === null) return null;
          if (ended.has(before.status))
            return {
              verdict: { kind: 'finished', status: before.status as 'success' | 'error' | 'canceled' } as const,
            };
          if (before.segments > segment && before.verdict !== null) return { verdict: before.verdict };
          const at = new Date().toISOString();
          const events: EventBody[] = [];
          if (before.attempt === 0) events.push({ type: 'execution-started', at, mode: toExecution(before).mode });
          const announce = before.next?.effectful === true && before.announced < segment;
          if (announce && before.next !== null)
            events.push({ type: 'node-started', at, node: before.next.node, run: before.next.run });
          const row = await executions.findOneAndUpdate(
            { _id: executionId, workspaceId },
            {
              $inc: { attempt: 1, lastEvent: events.length },
              $set: { status: 'running', ...(announce ? { announced: segment } : {}) },
            },
            { session, returnDocument: 'after' },
          );
          if (row === null) return null;
          await insertEvents(row, before.lastEvent + 1, events, session);
          return { workspaceId, executionId, attempt: row.attempt, segment, lastEvent: row.lastEvent, row };
        }),
      );
    },

    /** An execution as its newest claim has it, for who only looks at it. */
    async peek(workspaceId: string, executionId: string): Promise<Claim | null> {
      const row = await executions.findOne({ _id: executionId, workspaceId });
      if (row === null) return null;
      const { attempt, segments: segment, lastEvent } = row;
      return { workspaceId, executionId, attempt, segment, lastEvent, row };
    },

    async isNewest(claim: Pick<Claim, 'executionId' | 'attempt'>): Promise<boolean> {
      return (
        (await executions.findOne({ _id: claim.executionId, attempt: claim.attempt }, { projection: { _id: 1 } })) !==
        null
      );
    },

    async loadStart(claim: Claim): Promise<ExecutionStart> {
      return JSON.parse(await readText(context, claim.row.start)) as ExecutionStart;
    },

    async loadDocument(claim: Claim): Promise<WorkflowDocument> {
      const row = await context.documents.findOne({ _id: `${claim.workspaceId}/${claim.row.documentHash}` });
      if (row === null)
        throw new Error(`the document ${claim.row.documentHash} of execution ${claim.executionId} is gone`);
      return JSON.parse(row.json) as WorkflowDocument;
    },

    /** Null before the first segment is published. */
    async loadState(claim: Pick<Claim, 'executionId'>): Promise<string | null> {
      const row = await states.findOne({ _id: claim.executionId });
      return row === null ? null : readText(context, row.state);
    },

    /** @returns false when another worker has taken the execution meanwhile: then nothing was written. */
    async publish(claim: Claim, publication: SegmentPublication): Promise<boolean> {
      const { workspaceId, executionId } = claim;
      const finished = ended.has(publication.status);
      const [state, ...runs] = await Promise.all([
        storeText(context, publication.state),
        ...publication.changed.map(async ({ summary, task }) => ({
          summary,
          task,
          texts: await splitNodeRun(context, task, publication.stringify),
        })),
      ]);
      const now = new Date();
      return client.withSession((session) =>
        session.withTransaction(async () => {
          const { matchedCount } = await executions.updateOne(
            { _id: executionId, attempt: claim.attempt, segments: claim.segment },
            {
              $set: {
                status: publication.status,
                error: publication.error,
                next: publication.next,
                verdict: publication.verdict,
                wait: publication.wait,
                resumeToken: publication.resumeToken,
                segments: claim.segment + 1,
                lastEvent: claim.lastEvent + publication.events.length,
                ...(finished
                  ? { finishedAt: now.toISOString(), durationMs: now.getTime() - Date.parse(claim.row.startedAt) }
                  : {}),
              },
            },
            { session },
          );
          if (matchedCount === 0) return false;
          if (runs.length > 0) {
            const places = runs.map(({ summary }) => ({ node: summary.node, run: summary.run }));
            if (claim.segment > 0)
              for (const collection of [nodeRuns, executionData])
                await collection.deleteMany({ executionId, $or: places }, { session });
            await nodeRuns.insertMany(
              runs.map(({ summary, task, texts }) => ({
                workspaceId,
                executionId,
                node: summary.node,
                run: summary.run,
                index: task.executionIndex ?? 0,
                summary,
                task: texts.task,
              })),
              { session },
            );
            const chunks = runs.flatMap(({ summary, texts }) =>
              texts.chunks.map((chunk) => ({
                workspaceId,
                executionId,
                node: summary.node,
                run: summary.run,
                ...chunk,
              })),
            );
            if (chunks.length > 0) await executionData.insertMany(chunks, { session });
          }
          await states.replaceOne({ _id: executionId }, { workspaceId, state }, { session, upsert: true });
          await insertEvents(claim.row, claim.lastEvent + 1, publication.events, session);
          if (publication.staticData !== null)
            await staticData.replaceOne(
              { _id: claim.row.workflowId },
              { workspaceId, json: publication.stringify(publication.staticData) },
              { session, upsert: true },
            );
          return true;
        }),
      );
    },

    /** Ends an execution between segments (it was stopped while it waited), or parks it for a person. False when it was taken by another. */
    async setAside(
      claim: Claim,
      change: {
        status: 'success' | 'canceled' | 'error' | 'needs_decision';
        error: ExecutionRow['error'];
        event: EventBody;
      },
    ): Promise<boolean> {
      const now = new Date();
      return client.withSession((session) =>
        session.withTransaction(async () => {
          const { matchedCount } = await executions.updateOne(
            { _id: claim.executionId, attempt: claim.attempt },
            {
              $set: {
                status: change.status,
                error: change.error,
                lastEvent: claim.lastEvent + 1,
                ...(ended.has(change.status)
                  ? { finishedAt: now.toISOString(), durationMs: now.getTime() - Date.parse(claim.row.startedAt) }
                  : {}),
              },
            },
            { session },
          );
          if (matchedCount === 0) return false;
          await insertEvents(claim.row, claim.lastEvent + 1, [change.event], session);
          return true;
        }),
      );
    },
  };
}
