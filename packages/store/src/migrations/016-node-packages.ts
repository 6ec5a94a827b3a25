import type { Db } from 'mongodb';
import type { Migration } from './migration.ts';

export const nodePackages: Migration = {
  number: 16,
  name: 'node packages',
  async up(db: Db) {
    await db.collection('nodePackages').createIndex({ workspaceId: 1, name: 1 }, { unique: true });
    // Which versions runs under way hold: few runs have any.
    await db.collection('executions').createIndex({ workspaceId: 1, 'packages.name': 1 }, { sparse: true });
  },
};
