import type { RateBucket, RateRule } from '@leadloom/contracts';
import type { Limiter, LimiterRequest } from '@leadloom/engine';
import { steady } from './steady/steady.ts';

/** A shared store of token buckets: MongoDB's or Redis'. */
export interface Buckets {
  take(
    workspaceId: string,
    bucket: string,
    rule: BucketRule,
    cost: number,
  ): Promise<{ taken: true } | { taken: false; retryAfterMs: number }>;
  block(workspaceId: string, bucket: string, rule: BucketRule, forMs: number): Promise<void>;
}

interface BucketRule {
  capacity: number;
  perSecond: number;
}

const minuteMs = 60_000;

/**
 * One set of the vendor's buckets per connection. A token bucket that starts full lets through its capacity and what flows in meanwhile,
 * so for short windows a part of the vendor's number is burst and the rest flows: never more than the number in any one window.
 */
export function createLimiter(buckets: Buckets): Limiter {
  // Plans differ: what the vendor's answers say of an account replaces the smallest plan's number. Each process hears it by itself.
  const capacities = new Map<string, number>();
  const ruleFor = (request: LimiterRequest, bucket: RateBucket) =>
    ruleOf({ ...bucket, capacity: capacities.get(nameOf(request, bucket)) ?? bucket.capacity });
  return {
    async take(request) {
      const paid: { name: string; rule: BucketRule; cost: number }[] = [];
      for (const [bucket, cost] of pricesOf(request)) {
        const name = nameOf(request, bucket);
        const rule = ruleFor(request, bucket);
        const result = await steady(() => buckets.take(request.workspaceId, name, rule, cost));
        if (!result.taken) {
          for (const back of paid)
            await steady(() => buckets.take(request.workspaceId, back.name, back.rule, -back.cost));
          return Math.max(1, result.retryAfterMs);
        }
        paid.push({ name, rule, cost });
      }
      return 0;
    },
    async block(request, forMs) {
      const [first] = pricesOf(request).toSorted(([a], [b]) => a.windowMs - b.windowMs);
      if (first === undefined) return;
      const [bucket] = first;
      await steady(() => buckets.block(request.workspaceId, nameOf(request, bucket), ruleFor(request, bucket), forMs));
    },
    learn(request, headers) {
      for (const [bucket] of pricesOf(request)) {
        const told = headers.find(([name]) => name.toLowerCase() === bucket.capacityHeader)?.[1];
        const capacity = Number(told);
        if (told !== undefined && capacity > 0) capacities.set(nameOf(request, bucket), capacity);
      }
    },
  };
}

function pricesOf({ connection, method, path }: LimiterRequest): [RateBucket, number][] {
  return (connection.limits?.buckets ?? []).flatMap((bucket): [RateBucket, number][] => {
    const rule = bucket.rules.find((candidate) => matches(candidate, method, path));
    return rule === undefined || rule.cost === 0 ? [] : [[bucket, rule.cost]];
  });
}

function matches(rule: RateRule, method: string, path: string): boolean {
  return (
    (rule.method === undefined || rule.method === method) &&
    (rule.path === undefined || new RegExp(rule.path).test(path))
  );
}

function nameOf({ connection }: LimiterRequest, bucket: RateBucket): string {
  return `${connection.id}/${bucket.name}`;
}

export function ruleOf(bucket: RateBucket): BucketRule {
  const burst = bucket.windowMs <= minuteMs ? Math.max(1, bucket.capacity * 0.2) : bucket.capacity;
  const flow = bucket.windowMs <= minuteMs ? Math.max(bucket.capacity - burst, bucket.capacity * 0.5) : bucket.capacity;
  return { capacity: burst, perSecond: (flow / bucket.windowMs) * 1_000 };
}
