import { createHash } from 'node:crypto';
import { HubError } from '@leadloom/contracts';
import type { ClientSession } from 'mongodb';
import type { StoreContext } from '../store-context.ts';
import { isLater, type ProcessedMode } from './compare.ts';

/** Where nodes of a workflow remember: one node by its id, or with '' all of them together. */
export interface ProcessedPlace {
  workflowId: string;
  context: string;
}

interface ProcessedRow extends ProcessedPlace {
  _id: string;
  workspaceId: string;
  mode: ProcessedMode;
  /** Hashes of what came, the oldest first. */
  hashes: string[];
  /** The number or time that came last. */
  latest: string | null;
}

interface MarkRow {
  _id: string;
  workspaceId: string;
  isNew: boolean[];
  at: Date;
}

export type ProcessedItemRepository = ReturnType<typeof processedItemRepository>;

/** What nodes have seen in earlier executions, by n8n's rules. */
export function processedItemRepository({ client, db }: StoreContext) {
  const rows = db.collection<ProcessedRow>('processedItems');
  const marks = db.collection<MarkRow>('processedItemMarks');

  const inTransaction = <T>(work: (session: ClientSession) => Promise<T>): Promise<T> =>
    client.withSession((session) => session.withTransaction(() => work(session)));

  return {
    /**
     * Whether each of the values is new; from now on none of them is. A check with a `mark` that was there before answers the same again.
     * @throws HubError `conflict` when the node remembered in another mode before
     */
    async check(
      workspaceId: string,
      place: ProcessedPlace,
      values: readonly string[],
      { mode, maxEntries, mark }: { mode: ProcessedMode; maxEntries?: number; mark: string | null },
    ): Promise<boolean[]> {
      return inTransaction(async (session) => {
        const before = mark === null ? null : await marks.findOne({ _id: mark, workspaceId }, { session });
        if (before !== null) return before.isNew;
        const row = await rows.findOne({ _id: idOf(workspaceId, place) }, { session });
        if (row !== null && row.mode !== mode)
          throw new HubError(
            'conflict',
            'Deduplication data was originally saved with an incompatible setting of "Keep Items Where". Clear it by the operation "Clear Deduplication History", then run again.',
          );
        const { isNew, hashes, latest } = mode === 'entries' ? byEntries(row, values) : byLatest(mode, row, values);
        const kept = maxEntries === undefined ? hashes : hashes.slice(-maxEntries);
        await rows.updateOne(
          { _id: idOf(workspaceId, place) },
          { $set: { workspaceId, ...place, mode, hashes: kept, latest } },
          { session, upsert: true },
        );
        if (mark !== null) await marks.insertOne({ _id: mark, workspaceId, isNew, at: new Date() }, { session });
        return isNew;
      });
    },

    async remove(workspaceId: string, place: ProcessedPlace, values: readonly string[]): Promise<void> {
      await rows.updateOne({ _id: idOf(workspaceId, place) }, { $pull: { hashes: { $in: values.map(hashOf) } } });
    },

    async clear(workspaceId: string, place: ProcessedPlace): Promise<void> {
      await rows.deleteOne({ _id: idOf(workspaceId, place) });
    },

    async count(workspaceId: string, place: ProcessedPlace): Promise<number> {
      return (await rows.findOne({ _id: idOf(workspaceId, place) }))?.hashes.length ?? 0;
    },

    async deleteOf(workspaceId: string, workflowId: string): Promise<void> {
      await rows.deleteMany({ workspaceId, workflowId });
    },
  };
}

type Verdict = Pick<ProcessedRow, 'hashes' | 'latest'> & { isNew: boolean[] };

function byEntries(row: ProcessedRow | null, values: readonly string[]): Verdict {
  const seen = new Set(row?.hashes);
  const isNew = values.map((value) => !seen.has(hashOf(value)));
  for (const value of values) seen.add(hashOf(value));
  return { isNew, hashes: [...seen], latest: null };
}

function byLatest(mode: ProcessedMode, row: ProcessedRow | null, values: readonly string[]): Verdict {
  const before = row?.latest ?? null;
  let latest = before;
  for (const value of values) if (latest === null || isLater(mode, value, latest)) latest = value;
  return { isNew: values.map((value) => before === null || isLater(mode, value, before)), hashes: [], latest };
}

function idOf(workspaceId: string, { workflowId, context }: ProcessedPlace): string {
  return `${workspaceId}/${workflowId}/${context}`;
}

function hashOf(value: string): string {
  return createHash('md5').update(value).digest('base64');
}
