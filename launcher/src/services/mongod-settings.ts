import { totalmem } from 'node:os';

/**
 * How much of MongoDB's cache may hold changes that are not yet on disk. A lead has about 70 index entries all over the indexes; with
 * MongoDB's own settings (5 and 20 % dirty, 2.5 and 10 % updated) their pages are written out and read back again and again, which is two
 * thirds of the work of an import. Changes are in the journal all the same. Names and meaning: WiredTiger's `wiredtiger_open`, "eviction".
 */
const eviction = Object.entries({
  eviction_dirty_target: 50,
  eviction_dirty_trigger: 70,
  eviction_updates_target: 40,
  eviction_updates_trigger: 60,
})
  .map(([name, percent]) => `${name}=${percent}`)
  .join(',');

/**
 * A transaction whose process was killed holds what it wrote until it is too old: 60 s by MongoDB's own setting, during which the next
 * worker waits for it (90 s were seen). Ours take milliseconds, and one that was ended too early is done again by the driver.
 */
const transactionSeconds = 10;

/** Options of mongod as it serves us, wherever it runs. */
export const mongodSettings: readonly string[] = [
  '--wiredTigerEngineConfigString',
  eviction,
  '--setParameter',
  `transactionLifetimeLimitSeconds=${transactionSeconds}`,
];

/** Gigabytes of cache: a quarter of the memory, since worker, hub and Temporal live beside it; MongoDB by itself would take half. */
export function cacheGb(memoryBytes = totalmem()): number {
  return Math.min(8, Math.max(1, Math.floor(memoryBytes / 1024 ** 3 / 4)));
}
