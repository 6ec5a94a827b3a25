import type { Collection } from 'mongodb';
import { newId } from '../new-id.ts';
import type { Stored } from '../stored.ts';

/** A word that workflows are sorted by. Workflows hold names; the record gives a name its id. */
export interface Tag {
  id: string;
  name: string;
  createdAt: string;
  updatedAt: string;
}

export const tagsCollection = 'tags';

/** Makes the records of names that have none yet. */
export async function ensureTags(
  tags: Collection<Stored<Tag>>,
  workspaceId: string,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  const at = new Date().toISOString();
  await tags.bulkWrite(
    [...new Set(names)].map((name) => ({
      updateOne: {
        filter: { workspaceId, name },
        update: { $setOnInsert: { _id: newId('tag'), createdAt: at, updatedAt: at } },
        upsert: true,
      },
    })),
    { ordered: false },
  );
}
