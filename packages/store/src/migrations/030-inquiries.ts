import type { Db } from 'mongodb';
import type { Migration } from './migration.ts';

/** Questions of forms go by themselves. */
export const inquiries: Migration = {
  number: 30,
  name: 'inquiries',
  async up(db: Db) {
    await db
      .collection('inquiries')
      .createIndexes([
        { key: { workspaceId: 1, _id: 1 } },
        { key: { expiresAt: 1 }, name: 'expiry', expireAfterSeconds: 0 },
      ]);
  },
};
