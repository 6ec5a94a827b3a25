import { Redis } from 'ioredis';
import type { Buckets } from './limiter.ts';

/**
 * One token bucket as a hash of tokens and time, in one step: refill, take when there is enough, say what is missing. Redis' clock counts,
 * so workers' clocks may differ. A taken cost below 0 gives back.
 */
const takeScript = `
local now = redis.call('TIME')
local nowMs = now[1] * 1000 + math.floor(now[2] / 1000)
local capacity, perMs, price = tonumber(ARGV[1]), tonumber(ARGV[2]) / 1000, tonumber(ARGV[3])
local tokens = tonumber(redis.call('HGET', KEYS[1], 'tokens')) or capacity
local at = tonumber(redis.call('HGET', KEYS[1], 'at')) or nowMs
tokens = math.min(capacity, tokens + (nowMs - at) * perMs)
local missing = price - tokens
if missing <= 0 then tokens = math.min(capacity, tokens - price) end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', tostring(nowMs))
redis.call('PEXPIRE', KEYS[1], math.ceil((capacity - math.min(0, tokens)) / perMs) + 60000)
return missing <= 0 and '0' or tostring(math.ceil(missing / perMs))
`;

/** Token buckets in Redis, for the same rules and names as those in the store. */
export function createRedisBuckets(url: string): Buckets & { close(): void } {
  const redis = new Redis(url, { maxRetriesPerRequest: 3, lazyConnect: false });
  return {
    async take(workspaceId, bucket, rule, cost) {
      const price = Math.min(cost, rule.capacity);
      const waitMs = Number(
        await redis.eval(takeScript, 1, keyOf(workspaceId, bucket), rule.capacity, rule.perSecond, price),
      );
      return waitMs === 0 ? { taken: true } : { taken: false, retryAfterMs: waitMs };
    },
    async block(workspaceId, bucket, rule, forMs) {
      const [seconds, micros] = await redis.time();
      const nowMs = Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
      const tokens = Math.min(1, rule.capacity) - (forMs / 1000) * rule.perSecond;
      const key = keyOf(workspaceId, bucket);
      await redis
        .multi()
        .hset(key, { tokens, at: nowMs })
        .pexpire(key, forMs + 60_000)
        .exec();
    },
    close: () => redis.disconnect(),
  };
}

function keyOf(workspaceId: string, bucket: string): string {
  return `leadloom:limiter:${workspaceId}/${bucket}`;
}
