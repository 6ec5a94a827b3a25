import type { VendorLimits } from '@leadloom/contracts';
import { openStore } from '@leadloom/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, startMongo, startRedis } from '../../test/servers.ts';
import { type Buckets, createLimiter } from './limiter.ts';
import { createRedisBuckets } from './redis-buckets.ts';

let mongo: TestServer;
let redis: TestServer;
const buckets = new Map<string, Buckets>();
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  [mongo, redis] = await Promise.all([startMongo(), startRedis()]);
  const store = await openStore({ url: mongo.address, dbName: 'limiter' });
  const inRedis = createRedisBuckets(redis.address);
  buckets.set('MongoDB', store.limiterBuckets);
  buckets.set('Redis', inRedis);
  closing.push(
    () => store.close(),
    () => inRedis.close(),
  );
});
afterAll(async () => {
  for (const close of closing) await close();
  await Promise.all([mongo?.stop(), redis?.stop()]);
});

const limits: VendorLimits = {
  buckets: [
    {
      name: 'hourly',
      capacity: 10,
      windowMs: 3_600_000,
      window: 'fixed',
      rules: [{ method: 'POST', path: '^/search$', cost: 4 }, { cost: 1 }],
    },
    { name: 'searches', capacity: 1, windowMs: 3_600_000, window: 'fixed', rules: [{ path: '^/search$', cost: 1 }] },
  ],
};
const request = (id: string, path: string) => ({
  workspaceId: 'ws',
  connection: { id, origins: {}, limits },
  method: 'POST',
  path,
});

describe.each(['MongoDB', 'Redis'])('limiter over %s', (name) => {
  const limiter = () => createLimiter(buckets.get(name)!);

  it('lets ten of ten through, side by side, and says how long the eleventh has to wait', async () => {
    const waits = await Promise.all(Array.from({ length: 11 }, () => limiter().take(request(`${name}-a`, '/people'))));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
    const [wait] = waits.filter((held) => held > 0);
    expect(wait).toBeGreaterThan(300_000);
    expect(wait).toBeLessThanOrEqual(360_000);
  });

  it('takes nothing when one of the buckets is empty', async () => {
    expect(await limiter().take(request(`${name}-b`, '/search'))).toBe(0);
    expect(await limiter().take(request(`${name}-b`, '/search'))).toBeGreaterThan(0);
    // Six are left of ten: the refused search gave its four back.
    for (let call = 0; call < 6; call++) expect(await limiter().take(request(`${name}-b`, '/people'))).toBe(0);
    expect(await limiter().take(request(`${name}-b`, '/people'))).toBeGreaterThan(0);
  });

  it('keeps everybody waiting when the vendor said so', async () => {
    await limiter().block(request(`${name}-c`, '/people'), 60_000);
    const wait = await limiter().take(request(`${name}-c`, '/people'));
    expect(wait).toBeGreaterThan(50_000);
    expect(wait).toBeLessThanOrEqual(61_000);
  });
});
