import type { StoreContext } from '../store-context.ts';

/** A token bucket: holds `capacity` tokens and gets `perSecond` back. */
export interface BucketRule {
  capacity: number;
  perSecond: number;
}

export type TakeResult = { taken: true } | { taken: false; retryAfterMs: number };

interface BucketDocument {
  /** `<workspace>/<bucket>` */
  _id: string;
  workspaceId: string;
  tokens: number;
  at: Date;
  taken: boolean;
}

export type LimiterBucketRepository = ReturnType<typeof limiterBucketRepository>;

/** Token buckets that all workers share. The server's clock counts, so workers' clocks may differ. */
export function limiterBucketRepository({ db }: StoreContext) {
  const buckets = db.collection<BucketDocument>('limiterBuckets');
  return {
    /** Takes `cost` tokens in one atomic update, or says when they will be there. A cost above the capacity counts as the capacity. */
    async take(workspaceId: string, bucket: string, rule: BucketRule, cost: number): Promise<TakeResult> {
      const price = Math.min(cost, rule.capacity);
      const elapsedSeconds = { $divide: [{ $subtract: ['$$NOW', { $ifNull: ['$at', '$$NOW'] }] }, 1000] };
      const refilled = {
        $min: [
          rule.capacity,
          { $add: [{ $ifNull: ['$tokens', rule.capacity] }, { $multiply: [elapsedSeconds, rule.perSecond] }] },
        ],
      };
      const after = await buckets.findOneAndUpdate(
        { _id: `${workspaceId}/${bucket}` },
        [
          { $set: { workspaceId, tokens: refilled, at: '$$NOW' } },
          { $set: { taken: { $gte: ['$tokens', price] } } },
          { $set: { tokens: { $cond: ['$taken', { $subtract: ['$tokens', price] }, '$tokens'] } } },
        ],
        { upsert: true, returnDocument: 'after' },
      );
      if (after === null || after.taken) return { taken: true };
      return { taken: false, retryAfterMs: Math.ceil(((price - after.tokens) / rule.perSecond) * 1000) };
    },
    /** Empties a bucket for a time: the vendor said to wait. Nothing is taken from it before `untilMs` from now. */
    async block(workspaceId: string, bucket: string, rule: BucketRule, forMs: number): Promise<void> {
      const tokens = -(forMs / 1000) * rule.perSecond + Math.min(1, rule.capacity);
      await buckets.updateOne(
        { _id: `${workspaceId}/${bucket}` },
        [{ $set: { workspaceId, tokens: { $min: [{ $ifNull: ['$tokens', rule.capacity] }, tokens] }, at: '$$NOW' } }],
        { upsert: true },
      );
    },
  };
}
