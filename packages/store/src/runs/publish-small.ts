import { executionChange } from './execution-change.ts';
import type { AnswerRow, RunContext, SmallSegment } from './run-context.ts';
import type { PublishedSegment } from './segment-publication.ts';
import { largestSmall, smallSegmentOf } from './small-segment.ts';
import { answerRow } from './webhook-answers.ts';

interface Small {
  segment: PublishedSegment;
  small: SmallSegment;
  answer: AnswerRow | null;
}

/** A segment that fits into its execution's row, with its answer; null for others. */
export async function smallOf(context: RunContext, segment: PublishedSegment): Promise<Small | null> {
  const { claim, publication, answers } = segment;
  const [first] = answers;
  if (first !== undefined && first.answer.body.byteLength > largestSmall) return null;
  const small = smallSegmentOf(claim, publication);
  if (small === null) return null;
  const answer =
    first === undefined ? null : await answerRow(context, claim.workspaceId, first.requestId, first.answer);
  return { segment, small, answer };
}

/** @returns those that were written; another worker has taken the executions of the others */
export async function publishSmall(context: RunContext, segments: readonly Small[]): Promise<Set<PublishedSegment>> {
  if (segments.length === 0) return new Set();
  const { executions } = context;
  const changes = segments.map(({ segment: { claim, publication }, small, answer }) => {
    const { filter, set } = executionChange(claim, publication);
    return { filter, update: { $set: { ...set, small, ...(answer === null ? {} : { answer }) } } };
  });
  const { matchedCount } = await executions.bulkWrite(
    changes.map((updateOne) => ({ updateOne })),
    { ordered: false },
  );
  if (matchedCount === segments.length) return new Set(segments.map(({ segment }) => segment));
  const ids = segments.map(({ segment }) => segment.claim.executionId);
  const rows = await executions.find({ _id: { $in: ids } }, { projection: { 'small.writer': 1 } }).toArray();
  const writers = new Set(rows.map((row) => row.small?.writer));
  return new Set(segments.filter(({ small }) => writers.has(small.writer)).map(({ segment }) => segment));
}
