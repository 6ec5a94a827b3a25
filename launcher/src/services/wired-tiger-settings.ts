/**
 * How much of MongoDB's cache may hold changes that are not yet on disk. A lead has about 70 index entries all over the indexes; with
 * MongoDB's own settings (5 and 20 % dirty, 2.5 and 10 % updated) their pages are written out and read back again and again, which is two
 * thirds of the work of an import. Changes are in the journal all the same. Names and meaning: WiredTiger's `wiredtiger_open`, "eviction".
 */
export const wiredTigerSettings = Object.entries({
  eviction_dirty_target: 50,
  eviction_dirty_trigger: 70,
  eviction_updates_target: 40,
  eviction_updates_trigger: 60,
})
  .map(([name, percent]) => `${name}=${percent}`)
  .join(',');

/** Gigabytes of cache: a quarter of the memory, since worker, hub and Temporal live beside it; MongoDB by itself would take half. */
export function cacheGb(memoryBytes: number): number {
  return Math.min(8, Math.max(1, Math.floor(memoryBytes / 1024 ** 3 / 4)));
}
