import type { Db } from 'mongodb';
import type { Migration } from './migration.ts';

export const views: Migration = {
  number: 23,
  name: 'views',
  async up(db: Db) {
    await db.collection('views').createIndex({ workspaceId: 1, page: 1, _id: -1 });
  },
};
