import type { Db, IndexDescription } from 'mongodb';
import {
  factIndex,
  leadsCollection,
  searchIndex,
  sortFields,
  sortPath,
  stateIndex,
  timelineCollection,
} from '../leads/lead-document.ts';
import type { Migration } from './migration.ts';

/** Indexes of leads; what each is for is in leads/plan-query.ts. */
export const leadIndexes: Migration = {
  number: 2,
  name: 'lead indexes',
  async up(db: Db) {
    const states = { 'state.status': 1, 'state.email': 1 } as const;
    const perSort = sortFields.flatMap((sort): IndexDescription[] => {
      const tail = { ...states, [sortPath(sort)]: -1, 'state.score': 1, 'state.country': 1 } as const;
      return [
        { name: stateIndex(sort), key: { workspaceId: 1, ...tail } },
        { name: factIndex(sort), key: { workspaceId: 1, facts: 1, ...tail } },
      ];
    });
    await db.collection(leadsCollection).createIndexes([
      { name: 'identity', key: { workspaceId: 1, identityKeys: 1 }, unique: true },
      {
        name: searchIndex,
        key: { workspaceId: 1, search: 1, 'order.updated': -1, ...states, 'state.score': 1, 'state.country': 1 },
      },
      ...perSort,
    ]);
    await db.collection(timelineCollection).createIndexes([{ key: { workspaceId: 1, leadId: 1, _id: -1 } }]);
  },
};
