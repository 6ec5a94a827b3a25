import type { Db } from 'mongodb';
import type { Migration } from './migration.ts';

/** As long as the journal of calls. */
const keptS = 60 * 86_400;

export const processedItems: Migration = {
  number: 15,
  name: 'what nodes have seen in earlier executions',
  async up(db: Db) {
    await db.collection('processedItems').createIndexes([{ key: { workspaceId: 1, workflowId: 1 } }]);
    await db.collection('processedItemMarks').createIndexes([{ key: { at: 1 }, expireAfterSeconds: keptS }]);
  },
};
