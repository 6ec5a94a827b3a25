import type { Db } from 'mongodb';
import type { Migration } from './migration.ts';

/** Failed logins go by themselves. */
export const loginFailures: Migration = {
  number: 21,
  name: 'login failures',
  async up(db: Db) {
    await db.collection('loginFailures').createIndex({ until: 1 }, { name: 'expiry', expireAfterSeconds: 0 });
  },
};
