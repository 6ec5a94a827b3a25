import type { Db, IndexDescription } from 'mongodb';
import {
  factIndex,
  leadsCollection,
  searchIndex,
  type SortField,
  sortFields,
  sortPath,
  stateIndex,
  timelineCollection,
} from '../leads/lead-document.ts';
import type { Migration } from './migration.ts';

/** Leads are mostly read one here, one there: a page that is decompressed for one of them should hold few others. */
const smallPages = 'leaf_page_max=8KB';

/** Indexes of leads; what each is for is in leads/plan-query.ts. */
export const leadIndexes: Migration = {
  number: 2,
  name: 'lead indexes',
  async up(db: Db) {
    const perSort = sortFields.flatMap((sort): IndexDescription[] => [
      { name: stateIndex(sort), key: { workspaceId: 1, ...tail(sort) } },
      { name: factIndex(sort), key: { workspaceId: 1, facts: 1, ...tail(sort) } },
    ]);
    if (!(await db.listCollections({ name: leadsCollection }).hasNext()))
      await db.createCollection(leadsCollection, { storageEngine: { wiredTiger: { configString: smallPages } } });
    await db
      .collection(leadsCollection)
      .createIndexes([
        { name: 'identity', key: { workspaceId: 1, identityKeys: 1 }, unique: true },
        { name: searchIndex, key: { workspaceId: 1, search: 1, ...tail('updated') } },
        ...perSort,
      ]);
    await db.collection(timelineCollection).createIndexes([{ key: { workspaceId: 1, leadId: 1, _id: -1 } }]);
  },
};

/** Both statuses first: queries give all their values where they do not say one. */
function tail(sort: SortField) {
  return {
    'state.status': 1,
    'state.email': 1,
    [sortPath(sort)]: -1,
    'state.score': 1,
    'state.country': 1,
  } as const;
}
