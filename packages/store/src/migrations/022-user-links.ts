import type { Db } from 'mongodb';
import type { Migration } from './migration.ts';

/** Who follows a link to choose a password says nothing else: the workspace is found by it. */
export const userLinks: Migration = {
  number: 22,
  name: 'user links',
  async up(db: Db) {
    await db.collection('users').createIndex({ 'link.hash': 1 }, { name: 'link', sparse: true });
  },
};
