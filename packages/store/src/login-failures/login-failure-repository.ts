import type { StoreContext } from '../store-context.ts';

interface FailureDocument {
  /** What has failed: an account or an address. No workspace: nobody is logged in. */
  _id: string;
  count: number;
  until: Date;
}

export type LoginFailureRepository = ReturnType<typeof loginFailureRepository>;

/** Failed logins, counted for all hub processes together. MongoDB removes them within a minute of `until`; no function waits for that. */
export function loginFailureRepository({ db }: StoreContext) {
  const failures = db.collection<FailureDocument>('loginFailures');
  return {
    /** Until when the key that waits longest must wait; null when none has failed `limit` times. */
    async waitingUntil(keys: readonly string[], limit: number): Promise<Date | null> {
      const [longest] = await failures
        .find({ _id: { $in: [...keys] }, count: { $gte: limit }, until: { $gt: new Date() } })
        .sort({ until: -1 })
        .limit(1)
        .toArray();
      return longest?.until ?? null;
    },
    async count(keys: readonly string[], windowMs: number): Promise<void> {
      const now = new Date();
      const isOver = { $lte: [{ $ifNull: ['$until', now] }, now] };
      const counted = { $cond: [isOver, 1, { $add: [{ $ifNull: ['$count', 0] }, 1] }] };
      await failures.bulkWrite(
        keys.map((_id) => ({
          updateOne: {
            filter: { _id },
            update: [{ $set: { count: counted, until: new Date(now.getTime() + windowMs) } }],
            upsert: true,
          },
        })),
        { ordered: false },
      );
    },
    async forget(keys: readonly string[]): Promise<void> {
      await failures.deleteMany({ _id: { $in: [...keys] } });
    },
  };
}
