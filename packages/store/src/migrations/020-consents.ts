import type { Db } from 'mongodb';
import type { Migration } from './migration.ts';

/** Consents at vendors go by themselves. */
export const consents: Migration = {
  number: 20,
  name: 'consents',
  async up(db: Db) {
    await db
      .collection('consents')
      .createIndexes([
        { key: { workspaceId: 1, _id: 1 } },
        { key: { expiresAt: 1 }, name: 'expiry', expireAfterSeconds: 0 },
      ]);
  },
};
