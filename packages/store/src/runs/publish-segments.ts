import { hasEnded, type RunEvent, type WebhookAnswer } from '@leadloom/contracts';
import type { AnyBulkWriteOperation, ClientSession } from 'mongodb';
import { type NodeRunTexts, splitNodeRun } from './node-outputs.ts';
import type { ExecutionRow, RunContext, StoredText } from './run-context.ts';
import { type Claim, type EventBody, type SegmentPublication } from './segment-publication.ts';
import { storeText } from './stored-text.ts';
import { insertAnswers } from './webhook-answers.ts';

export interface PublishedSegment {
  claim: Claim;
  publication: SegmentPublication;
  /** To webhook requests, by their ids; of several to one request the first counts. */
  answers: { requestId: string; answer: WebhookAnswer }[];
}

interface Prepared extends PublishedSegment {
  state: StoredText;
  runs: { summary: SegmentPublication['changed'][number]['summary']; index: number; texts: NodeRunTexts }[];
}

/** Writes segments in one transaction. @returns false when another worker has taken one of them: then nothing was written. */
export async function publishSegments(context: RunContext, segments: readonly PublishedSegment[]): Promise<boolean> {
  const prepared = await Promise.all(segments.map((segment) => prepare(context, segment)));
  const { client, executions } = context;
  return client.withSession(async (session) => {
    try {
      return await session.withTransaction(async () => {
        const { matchedCount } = await executions.bulkWrite(prepared.map(toUpdate), { session, ordered: false });
        if (matchedCount !== prepared.length) throw new TakenByAnother();
        await writeOutputs(context, prepared, session);
        return true;
      });
    } catch (error) {
      if (error instanceof TakenByAnother) return false;
      throw error;
    }
  });
}

class TakenByAnother extends Error {}

async function prepare(context: RunContext, segment: PublishedSegment): Promise<Prepared> {
  const { state, changed, stringify } = segment.publication;
  const [text, ...runs] = await Promise.all([
    storeText(context, state),
    ...changed.map(async ({ summary, task }) => ({
      summary,
      index: task.executionIndex ?? 0,
      texts: await splitNodeRun(context, task, stringify),
    })),
  ]);
  return { ...segment, state: text, runs };
}

function toUpdate({ claim, publication }: Prepared): AnyBulkWriteOperation<ExecutionRow> {
  const now = new Date();
  return {
    updateOne: {
      filter: { _id: claim.executionId, attempt: claim.attempt, segments: claim.segment },
      update: {
        $set: {
          status: publication.status,
          error: publication.error,
          next: publication.next,
          verdict: publication.verdict,
          wait: publication.wait,
          resumeToken: publication.resumeToken,
          segments: claim.segment + 1,
          lastEvent: claim.lastEvent + publication.events.length,
          ...(hasEnded(publication)
            ? { finishedAt: now.toISOString(), durationMs: now.getTime() - Date.parse(claim.row.startedAt) }
            : {}),
        },
      },
    },
  };
}

async function writeOutputs(context: RunContext, segments: readonly Prepared[], session: ClientSession): Promise<void> {
  const { nodeRuns, executionData, states, staticData } = context;
  for (const { claim, runs } of segments) {
    if (claim.segment === 0) continue;
    // By node: a condition for each node run made the time grow with the square of a loop's rounds.
    for (const [node, ofNode] of Map.groupBy(runs, ({ summary }) => summary.node)) {
      const filter = { executionId: claim.executionId, node, run: { $in: ofNode.map(({ summary }) => summary.run) } };
      for (const collection of [nodeRuns, executionData]) await collection.deleteMany(filter, { session });
    }
  }
  const places = segments.flatMap(({ claim: { workspaceId, executionId }, runs }) =>
    runs.map((run) => ({ ...run, place: { workspaceId, executionId, node: run.summary.node, run: run.summary.run } })),
  );
  if (places.length > 0)
    await nodeRuns.insertMany(
      places.map(({ place, summary, index, texts }) => ({ ...place, index, summary, task: texts.task })),
      { session },
    );
  const chunks = places.flatMap(({ place, texts }) => texts.chunks.map((chunk) => ({ ...place, ...chunk })));
  if (chunks.length > 0) await executionData.insertMany(chunks, { session });
  await states.bulkWrite(
    segments.map(({ claim: { workspaceId, executionId, segment }, state }) =>
      segment === 0
        ? { insertOne: { document: { _id: executionId, workspaceId, state } } }
        : { replaceOne: { filter: { _id: executionId }, replacement: { workspaceId, state }, upsert: true } },
    ),
    { session },
  );
  await insertAnswers(
    context,
    segments.flatMap(({ claim: { workspaceId }, answers }) => answers.map((answer) => ({ workspaceId, ...answer }))),
    session,
  );
  for (const { claim, publication } of segments) {
    await insertEvents(context, claim.row, claim.lastEvent + 1, publication.events, session);
    await context.files.hold(claim.workspaceId, claim.executionId, publication.files, session);
    if (publication.staticData !== null)
      await staticData.replaceOne(
        { _id: claim.row.workflowId },
        { workspaceId: claim.workspaceId, json: publication.stringify(publication.staticData) },
        { session, upsert: true },
      );
  }
}

export async function insertEvents(
  { runEvents }: RunContext,
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
