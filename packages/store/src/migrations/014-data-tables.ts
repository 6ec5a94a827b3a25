import type { Db } from 'mongodb';
import type { Migration } from './migration.ts';

/** As long as the journal of calls. */
const keptS = 60 * 86_400;

export const dataTables: Migration = {
  number: 14,
  name: 'data tables',
  async up(db: Db) {
    await db
      .collection('dataTables')
      .createIndexes([{ key: { workspaceId: 1, name: 1 }, unique: true }, { key: { workspaceId: 1, _id: -1 } }]);
    await db.collection('dataTableRows').createIndexes([{ key: { workspaceId: 1, tableId: 1, id: 1 }, unique: true }]);
    await db
      .collection('dataTableWrites')
      .createIndexes([{ key: { workspaceId: 1, mark: 1, place: 1 } }, { key: { at: 1 }, expireAfterSeconds: keptS }]);
  },
};
