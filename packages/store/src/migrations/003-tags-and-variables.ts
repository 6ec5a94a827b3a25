import type { Db } from 'mongodb';
import { ensureTags, type Tag, tagsCollection } from '../tags/ensure-tags.ts';
import type { Stored } from '../stored.ts';
import type { Migration } from './migration.ts';

/** Indexes of tags and variables, and a record for each tag that workflows have. */
export const tagsAndVariables: Migration = {
  number: 3,
  name: 'tags and variables',
  async up(db: Db) {
    await db
      .collection('variables')
      .createIndexes([{ key: { workspaceId: 1, key: 1 }, unique: true }, { key: { workspaceId: 1, _id: -1 } }]);
    const tags = db.collection<Stored<Tag>>(tagsCollection);
    await tags.createIndexes([
      { key: { workspaceId: 1, name: 1 }, unique: true },
      { key: { workspaceId: 1, _id: -1 } },
    ]);
    const used = db
      .collection('workflows')
      .aggregate<{ _id: string; names: string[] }>([
        { $unwind: '$tags' },
        { $group: { _id: '$workspaceId', names: { $addToSet: '$tags' } } },
      ]);
    for await (const { _id, names } of used) await ensureTags(tags, _id, names);
  },
};
