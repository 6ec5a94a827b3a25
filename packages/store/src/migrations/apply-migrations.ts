import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { HubError } from '@leadloom/contracts';
import type { Db } from 'mongodb';
import { isDuplicateKey } from '../duplicate-key.ts';
import type { Migration } from './migration.ts';

interface LockDocument {
  _id: 'migrations';
  owner: string;
  until: Date;
}

interface AppliedDocument {
  /** The migration's number. */
  _id: number;
  name: string;
  at: Date;
}

const leaseMs = 30_000;
const waitMs = 10 * 60_000;

/**
 * Runs what is not applied yet, in order, while holding the database's migration lock; processes that start together wait for the one
 * that holds it. The lock is a lease that is renewed while a migration runs, so one that was killed frees it.
 * @returns Numbers of the migrations that were applied now.
 */
export async function applyMigrations(db: Db, migrations: readonly Migration[]): Promise<number[]> {
  const ordered = migrations.toSorted((a, b) => a.number - b.number);
  const twice = ordered.find((migration, place) => migration.number === ordered[place + 1]?.number);
  if (twice !== undefined) throw new Error(`two migrations have the number ${twice.number}`);

  const locks = db.collection<LockDocument>('locks');
  const applied = db.collection<AppliedDocument>('migrations');
  const isPending = async () => {
    const done = new Set((await applied.find().toArray()).map((row) => row._id));
    return ordered.filter((migration) => !done.has(migration.number));
  };
  if ((await isPending()).length === 0) return [];

  const owner = randomUUID();
  const take = async () => {
    const now = new Date();
    try {
      await locks.updateOne(
        { _id: 'migrations', until: { $lt: now } },
        { $set: { owner, until: new Date(now.getTime() + leaseMs) } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };
  const deadline = Date.now() + waitMs;
  while (!(await take())) {
    if (Date.now() > deadline)
      throw new HubError(
        'unavailable',
        'Another process has held the migration lock for 10 minutes: end it, or remove the document "migrations" from the collection "locks"',
      );
    await sleep(200);
  }
  const renewal = setInterval(() => {
    locks
      .updateOne({ _id: 'migrations', owner }, { $set: { until: new Date(Date.now() + leaseMs) } })
      .catch(() => undefined);
  }, leaseMs / 3);
  try {
    const pending = await isPending();
    for (const migration of pending) {
      await migration.up(db);
      const { number, name } = migration;
      await applied.updateOne({ _id: number }, { $set: { name, at: new Date() } }, { upsert: true });
    }
    return pending.map((migration) => migration.number);
  } finally {
    clearInterval(renewal);
    await locks.deleteOne({ _id: 'migrations', owner });
  }
}
