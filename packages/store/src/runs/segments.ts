import { hasEnded, type SegmentVerdict, type Tidying, type WorkflowDocument } from '@leadloom/contracts';
import { type ExecutionStart, toExecution } from './executions.ts';
import { gather } from './gather.ts';
import { publishSegments } from './publish-segments.ts';
import { insertEvents } from './run-events.ts';
import { endOf } from './end-of.ts';
import type { ExecutionRow, RetryRow, RunContext } from './run-context.ts';
import { type Claim, type EventBody, type PublishedSegment, type SegmentPublication } from './segment-publication.ts';
import { stateText } from './run-record.ts';
import { readText } from './stored-text.ts';

/** Executions in one transaction. */
const largestWrite = 64;

export type SegmentsRepository = ReturnType<typeof createSegments>;

/**
 * The commit rule: a segment's outputs, events, state and static data become visible together, in one transaction that is guarded by a
 * compare-and-set on the execution's attempt.
 */
export function createSegments(context: RunContext) {
  const { client, executions } = context;

  const publishWithOthers = gather((segments: PublishedSegment[]) => publishSegments(context, segments), largestWrite);

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
          if (hasEnded(before))
            return {
              verdict: { kind: 'finished', status: before.status } as const,
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
              $set: {
                status: 'running',
                ...(announce ? { announced: segment } : {}),
                ...(before.status === 'running' ? {} : { goesOnSince: at }),
              },
            },
            { session, returnDocument: 'after' },
          );
          if (row === null) return null;
          await insertEvents(context, row, before.lastEvent, events, session);
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
    loadState: (claim: Pick<Claim, 'executionId'>): Promise<string | null> => stateText(context, claim.executionId),

    /** @returns false when another worker has taken the execution meanwhile: then nothing was written. */
    async publish(claim: Claim, publication: SegmentPublication): Promise<boolean> {
      return (await publishSegments(context, [{ claim, publication, answers: [] }]))[0] === true;
    },

    /** As `publish`, written with others that are given at the same time, and with the answers to requests. */
    publishWithOthers,

    /** Ends an execution between segments (it was stopped while it waited), parks it for a person, or puts its segment off. False when it was taken by another. */
    async setAside(
      claim: Claim,
      change: {
        status: 'success' | 'canceled' | 'error' | 'needs_decision' | 'running';
        error: ExecutionRow['error'];
        event: EventBody;
        /** It is run again later. */
        retry?: RetryRow;
        tidy: Tidying | null;
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
                ...(change.retry && { retry: change.retry }),
                ...(hasEnded(change) ? endOf(claim.row, now, change.tidy) : {}),
              },
            },
            { session },
          );
          if (matchedCount === 0) return false;
          await insertEvents(context, claim.row, claim.lastEvent, [change.event], session);
          return true;
        }),
      );
    },
  };
}
