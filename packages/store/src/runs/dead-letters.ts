import type {
  DeadLetter,
  DeadLetterGroup,
  DeadLetterStatus,
  FailureClass,
  PageOf,
  PageQuery,
} from '@leadloom/contracts';
import { findPage } from '../find-page.ts';
import type { Stored } from '../stored.ts';
import type { RunContext, StoredText } from './run-context.ts';
import { readText, storeText } from './stored-text.ts';

type DeadLetterRow = Stored<DeadLetter> & { data: StoredText };

export interface NewDeadLetter extends Omit<DeadLetter, 'status' | 'createdAt' | 'settledAt' | 'replayedAs'> {
  /** The item as the node got it, as JSON text. */
  text: string;
}

export interface DeadLetterFilter {
  workflowId?: string;
  node?: string;
  class?: FailureClass;
  fingerprint?: string;
  status?: DeadLetterStatus;
  executionId?: string;
}

export type DeadLettersRepository = ReturnType<typeof createDeadLetters>;

/** Items that were set aside. */
export function createDeadLetters(context: RunContext) {
  const deadLetters = context.db.collection<DeadLetterRow>('deadLetters');

  return {
    /** Keeps them, each once: a segment that is run again sets the same items aside. */
    async put(workspaceId: string, letters: readonly NewDeadLetter[]): Promise<void> {
      if (letters.length === 0) return;
      const createdAt = new Date().toISOString();
      const rows = await Promise.all(
        letters.map(async ({ id, text, ...letter }) => ({
          id,
          row: {
            workspaceId,
            ...letter,
            status: 'open' as const,
            createdAt,
            settledAt: null,
            // It outlives its execution, until a person has decided.
            data: await storeText(context, text, {}),
          },
        })),
      );
      await deadLetters.bulkWrite(
        rows.map(({ id, row }) => ({
          updateOne: { filter: { _id: id }, update: { $setOnInsert: row }, upsert: true },
        })),
        { ordered: false },
      );
    },

    async get(
      workspaceId: string,
      id: string,
    ): Promise<{ deadLetter: DeadLetter; data: Record<string, unknown> } | null> {
      const row = await deadLetters.findOne({ _id: id, workspaceId });
      if (row === null) return null;
      return { deadLetter: toDeadLetter(row), data: JSON.parse(await readText(context, row.data)) };
    },

    list(workspaceId: string, query: PageQuery & DeadLetterFilter): Promise<PageOf<DeadLetter>> {
      const { limit: _limit, cursor: _cursor, ...filter } = query;
      return findPage(
        deadLetters,
        { filter: { workspaceId, ...filter }, query, projection: { data: 0 } },
        toDeadLetter,
      );
    },

    /** Ids of open ones, oldest first; `limit` and one more at most. */
    async openIds(workspaceId: string, filter: DeadLetterFilter, limit: number): Promise<string[]> {
      const rows = await deadLetters
        .find({ workspaceId, ...filter, status: 'open' }, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .limit(limit + 1)
        .toArray();
      return rows.map(({ _id }) => _id);
    },

    /** Open ones by their cause, largest group first. */
    async groups(workspaceId: string, filter: DeadLetterFilter, limit: number): Promise<DeadLetterGroup[]> {
      const names = ['workflowId', 'workflowName', 'node', 'class', 'fingerprint'] as const;
      return deadLetters
        .aggregate<DeadLetterGroup>([
          { $match: { workspaceId, ...filter, status: 'open' } },
          { $sort: { _id: -1 } },
          {
            $group: {
              _id: { workflowId: '$workflowId', node: '$node', class: '$class', fingerprint: '$fingerprint' },
              ...Object.fromEntries([...names, 'message'].map((name) => [name, { $first: `$${name}` }])),
              count: { $sum: 1 },
              firstAt: { $min: '$createdAt' },
              lastAt: { $max: '$createdAt' },
            },
          },
          { $sort: { count: -1, lastAt: -1, fingerprint: 1 } },
          { $limit: limit },
          { $project: { _id: 0 } },
        ])
        .toArray();
    },

    /** Other JSON in an open one. False when it is not open, or not there. */
    async correct(workspaceId: string, id: string, text: string): Promise<boolean> {
      const data = await storeText(context, text, {});
      const { matchedCount } = await deadLetters.updateOne(
        { _id: id, workspaceId, status: 'open' },
        { $set: { data } },
      );
      return matchedCount === 1;
    },

    /** Ends open ones. Answers how many those were. */
    async settle(
      workspaceId: string,
      ids: readonly string[],
      end: { status: 'discarded' } | { status: 'replayed'; replayedAs: string },
    ): Promise<number> {
      const { modifiedCount } = await deadLetters.updateMany(
        { _id: { $in: [...ids] }, workspaceId, status: 'open' },
        { $set: { ...end, settledAt: new Date().toISOString() } },
      );
      return modifiedCount;
    },
  };
}

function toDeadLetter({ _id, workspaceId: _workspaceId, data: _data, ...row }: DeadLetterRow): DeadLetter {
  return { id: _id, ...row };
}
