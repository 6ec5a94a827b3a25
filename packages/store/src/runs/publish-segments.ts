import type { ClientSession } from 'mongodb';
import { executionChange } from './execution-change.ts';
import { publishSmall, smallOf } from './publish-small.ts';
import { insertEvents } from './run-events.ts';
import type { RunContext, StoredText } from './run-context.ts';
import type { PublishedSegment, SegmentPublication } from './segment-publication.ts';
import { type NodeRunTexts, splitNodeRun } from './split-node-run.ts';
import { storeText } from './stored-text.ts';
import { insertAnswers } from './webhook-answers.ts';

interface Prepared extends PublishedSegment {
  state: StoredText;
  runs: { summary: SegmentPublication['changed'][number]['summary']; index: number; texts: NodeRunTexts }[];
}

/**
 * Writes segments: each small one by one change of its execution's row, the others together in one transaction.
 * @returns of each whether it was written: not when another worker has taken its execution
 */
export async function publishSegments(context: RunContext, segments: readonly PublishedSegment[]): Promise<boolean[]> {
  const small = (await Promise.all(segments.map((segment) => smallOf(context, segment)))).filter((one) => one !== null);
  const ofSmall = new Set(small.map(({ segment }) => segment));
  const large = segments.filter((segment) => !ofSmall.has(segment));
  const [smallWritten, areLargeWritten] = await Promise.all([
    publishSmall(context, small),
    large.length === 0 ? true : publishTogether(context, large),
  ]);
  return Promise.all(
    segments.map(async (segment) => {
      if (ofSmall.has(segment)) return smallWritten.has(segment);
      // One of them was taken by another worker: only that one is not to be published.
      return areLargeWritten || (large.length > 1 && publishTogether(context, [segment]));
    }),
  );
}

/** In one transaction. @returns false when another worker has taken one of them: then nothing was written. */
async function publishTogether(context: RunContext, segments: readonly PublishedSegment[]): Promise<boolean> {
  const prepared = await Promise.all(segments.map((segment) => prepare(context, segment)));
  const { client, executions } = context;
  return client.withSession(async (session) => {
    try {
      return await session.withTransaction(async () => {
        const changes = prepared.map(({ claim, publication }) => executionChange(claim, publication));
        const { matchedCount } = await executions.bulkWrite(
          changes.map(({ filter, set }) => ({ updateOne: { filter, update: { $set: set } } })),
          { session, ordered: false },
        );
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
  const { executionId } = segment.claim;
  const { state, changed, stringify } = segment.publication;
  const [text, ...runs] = await Promise.all([
    storeText(context, state, { executionId }),
    ...changed.map(async ({ summary, task }) => ({
      summary,
      index: task.executionIndex ?? 0,
      texts: await splitNodeRun(context, executionId, task, stringify),
    })),
  ]);
  return { ...segment, state: text, runs };
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
    await insertEvents(context, claim.row, claim.lastEvent, publication.events, session);
    await context.files.hold(claim.workspaceId, claim.executionId, publication.files, session);
    if (publication.staticData !== null)
      await staticData.replaceOne(
        { _id: claim.row.workflowId },
        { workspaceId: claim.workspaceId, json: publication.stringify(publication.staticData) },
        { session, upsert: true },
      );
  }
}
