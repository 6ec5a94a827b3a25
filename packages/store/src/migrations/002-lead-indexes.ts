import type { Db, IndexDescription } from 'mongodb';
import {
  countryIndex,
  gridIndex,
  leadsCollection,
  searchIndex,
  sortFields,
  sortPath,
  timelineCollection,
} from '../leads/lead-document.ts';
import type { Migration } from './migration.ts';

/** Indexes of leads; what each is for is in leads/plan-query.ts. */
export const leadIndexes: Migration = {
  number: 2,
  name: 'lead indexes',
  async up(db: Db) {
    const grids = sortFields.flatMap((sort): IndexDescription[] => {
      const tail = { [sortPath(sort)]: -1, 'score.total': 1 } as const;
      return [
        { name: gridIndex(sort), key: { workspaceId: 1, status: 1, emailStatus: 1, ...tail } },
        { name: countryIndex(sort), key: { workspaceId: 1, 'fields.country': 1, status: 1, emailStatus: 1, ...tail } },
      ];
    });
    await db
      .collection(leadsCollection)
      .createIndexes([
        { name: 'identity', key: { workspaceId: 1, identityKeys: 1 }, unique: true },
        { name: searchIndex, key: { workspaceId: 1, search: 1, 'order.updated': -1 } },
        ...grids,
      ]);
    await db.collection(timelineCollection).createIndexes([{ key: { workspaceId: 1, leadId: 1, _id: -1 } }]);
  },
};
